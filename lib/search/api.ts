import { z } from "zod";
import { endpoint, queryNumber } from "../http/endpoint.ts";
import { searchResultSchema } from "./schema.ts";

export const searchEndpoint = endpoint({
  method: "GET",
  path: "/api/search",
  access: "public",
  summary:
    "Markets, events and wallets by a part of their name or address; with a session also the caller's own workflows, screens and wallet labels",
  input: z.strictObject({
    q: z.string().trim().min(2).max(200),
    limit: queryNumber(z.number().int().min(1).max(20)).default(6),
  }),
  output: searchResultSchema,
});
