import { z } from "zod";
import { endpoint, listInput } from "../http/endpoint.ts";
import { marketFilterSchema, marketSortSchema } from "../markets/schema.ts";
import { screenColumnsSchema, screenNameSchema, screenSchema, screenTextSchema } from "./schema.ts";

const id = z.uuid();

export const listScreensEndpoint = endpoint({
  method: "GET",
  path: "/api/screens",
  access: "user",
  summary: "The caller's saved screens, by name",
  input: z.strictObject(listInput),
  output: z.array(screenSchema),
});

export const createScreenEndpoint = endpoint({
  method: "POST",
  path: "/api/screens",
  access: "user",
  summary: "Saves a filter of the market list; a name that is taken is a CONFLICT",
  input: screenTextSchema,
  output: screenSchema,
});

export const updateScreenEndpoint = endpoint({
  method: "PATCH",
  path: "/api/screens/[id]",
  access: "user",
  summary: "Changes what is named; a new default takes the place of the one before",
  input: z.strictObject({
    id,
    name: screenNameSchema.optional(),
    query: marketFilterSchema.optional(),
    sort: marketSortSchema.unwrap().optional(),
    columns: screenColumnsSchema.nullable().optional(),
    isDefault: z.boolean().optional(),
  }),
  output: screenSchema,
});

export const deleteScreenEndpoint = endpoint({
  method: "DELETE",
  path: "/api/screens/[id]",
  access: "user",
  summary: "Deletes a saved screen",
  input: z.strictObject({ id }),
  output: z.object({ deleted: z.literal(true) }),
});
