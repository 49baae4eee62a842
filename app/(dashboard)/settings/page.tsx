import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SettingsView } from "@/components/settings/settings-view";
import { ErrorState } from "@/components/ui/error-state";
import { getAccount } from "@/lib/account/get-account";
import { toFailure } from "@/lib/http/to-failure";
import { pageContext } from "@/lib/server/page-context";
import { getSettings } from "@/lib/settings/get-settings";

export const metadata: Metadata = {
  title: "Settings",
  description: "Profile, appearance, notifications, API keys, secrets and your data",
};

export default async function SettingsPage() {
  const ctx = await pageContext();
  if (!ctx.user) redirect("/sign-in?next=%2Fsettings");
  const read = await Promise.all([getAccount(ctx), getSettings(ctx)]).catch((error: unknown) =>
    toFailure(error, ctx.traceId),
  );
  if (!Array.isArray(read))
    return <ErrorState title="The settings could not be read" error={read} />;
  const [account, settings] = read;
  return <SettingsView account={account} initial={settings} />;
}
