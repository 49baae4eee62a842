"use client";

import { parseAsStringLiteral, useQueryState } from "nuqs";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { AuditTab, MailsTab } from "./audit-tab";
import { MetricsTab } from "./metrics-tab";
import { MigrationsTab } from "./migrations-tab";
import { SyncTab } from "./sync-tab";

const TABS = {
  sync: { label: "Sync and ingest", body: SyncTab },
  metrics: { label: "Metrics", body: MetricsTab },
  audit: { label: "Audit", body: AuditTab },
  mails: { label: "Mails", body: MailsTab },
  migrations: { label: "Migrations", body: MigrationsTab },
} as const;
const NAMES = Object.keys(TABS) as (keyof typeof TABS)[];

/** What runs behind the pages, and the acts that only an administrator may do; each is noted in the audit log. */
export function AdminPage() {
  const [tab, setTab] = useQueryState("tab", parseAsStringLiteral(NAMES).withDefault("sync"));
  return (
    <Tabs
      value={tab}
      onValueChange={(next) => void setTab(NAMES.find((name) => name === next) ?? null)}
      className="flex h-full flex-col"
    >
      <div className="flex shrink-0 items-stretch border-b border-border bg-panel">
        <h1 className="self-center pr-2 pl-3 text-body font-semibold">Admin</h1>
        <TabsList className="flex-1 border-b-0">
          {NAMES.map((name) => (
            <TabsTrigger key={name} value={name}>
              {TABS[name].label}
            </TabsTrigger>
          ))}
        </TabsList>
      </div>
      {NAMES.map((name) => {
        const { body: Body } = TABS[name];
        return (
          <TabsContent key={name} value={name} className="min-h-0 flex-1 overflow-auto">
            <Body />
          </TabsContent>
        );
      })}
    </Tabs>
  );
}
