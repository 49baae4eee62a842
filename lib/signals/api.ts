import { z } from "zod";
import { endpoint, listInput, queryBoolean } from "../http/endpoint.ts";
import { signalRecordSchema, signalReliabilitySchema, signalSchema } from "./schema.ts";

const kind = z.string().regex(/^[a-z][a-z-]{0,39}$/);

export const listSignalsEndpoint = endpoint({
  method: "GET",
  path: "/api/signals",
  access: "public",
  summary: "Signals of the active source, newest first; a user sees those of their workflows too",
  input: z.strictObject({
    kind: kind.optional(),
    market: z.string().min(1).max(300).optional(),
    side: z.enum(["YES", "NO"]).optional(),
    /** Whether the market has settled. */
    graded: queryBoolean.optional(),
    limit: listInput.limit,
    cursor: z.string().max(200).optional(),
  }),
  output: z.array(signalSchema),
});

export const getSignalRecordEndpoint = endpoint({
  method: "GET",
  path: "/api/signals/record",
  access: "public",
  summary: "What each kind of signal was worth after fees, by horizon, with its error",
  input: z.strictObject({ kind: kind.optional() }),
  output: z.array(signalRecordSchema),
});

export const getSignalReliabilityEndpoint = endpoint({
  method: "GET",
  path: "/api/signals/reliability",
  access: "public",
  summary: "What came true of the sides that signals named, by the price that they were named at",
  input: z.strictObject({ kind: kind.optional() }),
  output: signalReliabilitySchema,
});

export const cronGradeSignalsEndpoint = endpoint({
  method: "GET",
  path: "/api/cron/grade-signals",
  access: "cron",
  summary:
    "Writes what the detectors found and grades what is due; a second call finds nothing to do",
  cost: 0,
  input: z.strictObject({}),
  output: z.object({
    written: z.number().int(),
    priced: z.number().int(),
    settled: z.number().int(),
  }),
});
