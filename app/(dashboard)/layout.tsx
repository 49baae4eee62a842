import type { ReactNode } from "react";
import { AppShell } from "@/components/layout/app-shell";
import { pageContext } from "@/lib/server/page-context";

export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const { user } = await pageContext();
  return (
    <AppShell email={user?.email ?? null} status={null}>
      {children}
    </AppShell>
  );
}
