import type { ReactNode } from "react";
import { AppShell } from "@/components/layout/app-shell";

export default function DashboardLayout({ children }: { children: ReactNode }) {
  return (
    <AppShell email={null} status={null}>
      {children}
    </AppShell>
  );
}
