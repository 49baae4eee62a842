import { z } from "zod";
import { endpoint } from "../http/endpoint.ts";
import { unusualRowSchema } from "./schema.ts";
import { unusualInputSchema } from "./unusual-filter.ts";

export const listUnusualMarketsEndpoint = endpoint({
  method: "GET",
  path: "/api/insiders/markets",
  access: "public",
  summary: "Markets with unusual activity: factors, score, base rate and coverage",
  cost: 2,
  input: unusualInputSchema,
  output: z.array(unusualRowSchema),
});

export const listUnusualWalletsEndpoint = endpoint({
  method: "GET",
  path: "/api/insiders/wallets",
  access: "public",
  summary: "Wallets with unusual activity: factors, score, base rate and coverage",
  cost: 2,
  input: unusualInputSchema,
  output: z.array(unusualRowSchema),
});
