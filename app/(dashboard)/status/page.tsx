import type { Metadata } from "next";
import { StatusPage } from "@/components/status/status-page";
import type { Health } from "@/lib/admin/read-health.ts";
import { readHealth } from "@/lib/admin/read-health.ts";
import { toAppError } from "@/lib/errors.ts";
import { checkHealth } from "@/lib/server/check-health.ts";
import { pageContext } from "@/lib/server/page-context.ts";
import { getSyncStatus } from "@/lib/sync/get-sync-status.ts";

export const metadata: Metadata = {
  title: "Status",
  description: "Whether the data is fresh and every loop of the product is on time.",
};

export default async function Status() {
  const ctx = await pageContext();
  const [health, sync] = await Promise.all([
    readNow(),
    getSyncStatus(ctx).catch((error: unknown) => {
      ctx.log("warn", "the state of the sync could not be read", { error });
      return null;
    }),
  ]);
  return <StatusPage health={health} sync={sync} />;
}

async function readNow(): Promise<Health | null> {
  const ctx = await pageContext();
  try {
    return readHealth({ success: true, data: await checkHealth(ctx) }, ctx.now());
  } catch (error) {
    return readHealth({ success: false, error: toAppError(error) }, ctx.now());
  }
}
