import type { ReactNode } from "react";
import { AppShell } from "@/components/layout/app-shell";
import { pageContext } from "@/lib/server/page-context";
import { getSyncStatus } from "@/lib/sync/get-sync-status";
import type { SyncStatus } from "@/lib/sync/schema";

export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const [{ user }, status] = await Promise.all([pageContext(), readStatus()]);
  return (
    <AppShell
      email={user?.email ?? null}
      isAdmin={user?.roles.includes("admin") ?? false}
      status={status}
    >
      {children}
    </AppShell>
  );
}

/** A page stands without the state of the sync, so a failure here is no failure of the page. */
async function readStatus(): Promise<SyncStatus | null> {
  const ctx = await pageContext();
  try {
    return await getSyncStatus(ctx);
  } catch (error) {
    ctx.log("warn", "the state of the sync could not be read", { error });
    return null;
  }
}
