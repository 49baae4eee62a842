import { z } from "zod";
import { endpoint } from "../http/endpoint.ts";

export const checkSchema = z.object({
  name: z.string(),
  ok: z.boolean(),
  /** Why not; or what is known where it is. */
  reason: z.string().nullable(),
  ageSeconds: z.number().nullable(),
  /** The age that it may have; null where there is none. */
  budgetSeconds: z.number().nullable(),
});
export type Check = z.infer<typeof checkSchema>;

export const getHealthEndpoint = endpoint({
  method: "GET",
  path: "/api/health",
  access: "public",
  summary: "Whether the database answers and every loop is on time; 503 with the reasons where not",
  cost: 0,
  input: z.strictObject({}),
  output: z.object({ status: z.literal("ok"), checks: z.array(checkSchema) }),
});

export const getMetricsEndpoint = endpoint({
  method: "GET",
  path: "/api/metrics",
  access: "public",
  summary: "Process, requests and the age of the data, in the Prometheus text format",
  cost: 0,
  raw: "text/plain",
  input: z.strictObject({}),
  output: z.string(),
});

export const getOpenApiEndpoint = endpoint({
  method: "GET",
  path: "/api/openapi.json",
  access: "public",
  summary: "This description of every route, as OpenAPI 3.1",
  raw: "application/json",
  input: z.strictObject({}),
  output: z.record(z.string(), z.unknown()),
});
