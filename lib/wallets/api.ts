import { z } from "zod";
import { endpoint } from "../http/endpoint.ts";
import { scoreRunSchema } from "./schema.ts";

export const cronScoreEndpoint = endpoint({
  method: "GET",
  path: "/api/cron/score",
  access: "cron",
  summary: "Scores the wallets that were touched since; a second call finds nothing left to do",
  cost: 0,
  input: z.strictObject({}),
  output: scoreRunSchema,
});
