import { z } from "zod";
import { endpoint } from "../http/endpoint.ts";

/**
 * How wallets and what they did get in. One call works one slice: newest trades of the global feeds first, then boards,
 * due wallets, holders and prices of the largest markets, then older trades. Others use `read-wallet.ts` (known, fresh,
 * whole or not), `refresh-wallet.ts` (one wallet on demand) and the function `track_price` (prices of an opened market).
 */
const ingestReportSchema = z.object({
  /** `running`: more is waiting, call again · `busy`: another call has it in hand · `waiting`: no market was synced yet. */
  status: z.enum(["done", "running", "busy", "waiting"]),
  wallets: z.number().int(),
  holderLists: z.number().int(),
  priceHistories: z.number().int(),
  /** Steps that failed, by name; the others went on. */
  failures: z.array(z.string()),
});
export type IngestReport = z.infer<typeof ingestReportSchema>;

export const cronRefreshWalletsEndpoint = endpoint({
  method: "GET",
  path: "/api/cron/refresh-wallets",
  access: "cron",
  summary:
    "Works one slice of reading trades, wallets, holders and prices; a double call does the work once",
  cost: 0,
  input: z.strictObject({}),
  output: ingestReportSchema,
});

const retentionReportSchema = z.object({
  /** `running`: older rows remain, call again · `busy`: another call has it in hand. */
  status: z.enum(["done", "running", "busy"]),
  deleted: z.record(z.string(), z.number().int()),
});
export type RetentionReport = z.infer<typeof retentionReportSchema>;

export const cronRetentionEndpoint = endpoint({
  method: "GET",
  path: "/api/cron/retention",
  access: "cron",
  summary: "Deletes rows past their age in batches; a second call finds nothing left to do",
  cost: 0,
  input: z.strictObject({}),
  output: retentionReportSchema,
});
