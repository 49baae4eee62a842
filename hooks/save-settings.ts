import { call } from "@/lib/http/call";
import { updateSettingsEndpoint } from "@/lib/settings/api";
import type { SettingsPatch } from "@/lib/settings/schema";
import { notices } from "./notices";

/** Keeps what was set for every device; where that fails this one has it still, and the page says so. */
export async function saveSettings(patch: SettingsPatch): Promise<void> {
  try {
    await call(updateSettingsEndpoint, patch);
  } catch {
    notices.give({
      title: "Kept on this device only",
      description: "Your settings could not be saved. The next change tries again.",
      isFailure: true,
    });
  }
}
