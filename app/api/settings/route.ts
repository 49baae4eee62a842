import { bind, routes } from "@/lib/server/route.ts";
import { getSettingsEndpoint, updateSettingsEndpoint } from "@/lib/settings/api.ts";
import { getSettings } from "@/lib/settings/get-settings.ts";
import { updateSettings } from "@/lib/settings/update-settings.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(getSettingsEndpoint, getSettings),
  bind(updateSettingsEndpoint, updateSettings),
);
