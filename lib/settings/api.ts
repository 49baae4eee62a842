import { z } from "zod";
import { endpoint } from "../http/endpoint.ts";
import { settingsPatchSchema, settingsSchema } from "./schema.ts";

export const getSettingsEndpoint = endpoint({
  method: "GET",
  path: "/api/settings",
  access: "user",
  summary: "Everything that the caller has set, with the usual values of the rest",
  input: z.strictObject({}),
  output: settingsSchema,
});

export const updateSettingsEndpoint = endpoint({
  method: "PATCH",
  path: "/api/settings",
  access: "user",
  summary: "Changes the settings that are named and leaves the others; null puts one back",
  input: settingsPatchSchema,
  output: settingsSchema,
});
