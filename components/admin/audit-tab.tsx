"use client";

import { RelativeTime } from "@/components/layout/relative-time";
import { Panel } from "@/components/ui/panel";
import { useAudit, useMails } from "@/hooks/use-admin";
import type { AuditEntry, OutboxMail } from "@/lib/admin/schema";
import { type AdminColumn, AdminTable } from "./admin-table";

type Paged = ReturnType<typeof useAudit> | ReturnType<typeof useMails>;

const pagesOf = (list: Paged) => ({
  error: list.error,
  onRetry: () => void list.refetch(),
  more: {
    has: list.hasNextPage,
    isLoading: list.isFetchingNextPage,
    load: () => void list.fetchNextPage(),
  },
});

const toText = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));

const AUDIT_COLUMNS: readonly AdminColumn<AuditEntry>[] = [
  { head: "When", cell: (entry) => <RelativeTime at={entry.createdAt} /> },
  {
    head: "Who",
    cell: ({ actor }) => actor ?? <span className="text-faint">the system</span>,
  },
  { head: "Act", cell: ({ action }) => <code className="text-label">{action}</code> },
  {
    head: "On",
    cell: ({ subject }) => (
      <span title={subject ?? undefined} className="block max-w-64 truncate font-mono text-label">
        {subject ?? "—"}
      </span>
    ),
  },
  {
    head: "Details",
    wide: true,
    cell: ({ details }) => (
      <span className="text-muted-foreground">
        {Object.entries(details)
          .map(([name, value]) => `${name}: ${toText(value)}`)
          .join(" · ")}
      </span>
    ),
  },
];

const MAIL_COLUMNS: readonly AdminColumn<OutboxMail>[] = [
  { head: "When", cell: (mail) => <RelativeTime at={mail.createdAt} /> },
  { head: "To", cell: ({ recipient }) => recipient },
  {
    head: "Mail",
    wide: true,
    cell: ({ subject, body }) => (
      <details>
        <summary className="cursor-pointer hover:underline">{subject}</summary>
        <p className="py-1 break-words whitespace-pre-wrap text-muted-foreground">{body}</p>
      </details>
    ),
  },
];

export function AuditTab() {
  const list = useAudit();
  return (
    <Panel title="Audit log">
      <AdminTable<AuditEntry>
        label="Audit log"
        rows={list.data?.pages.flatMap((page) => page.data)}
        {...pagesOf(list)}
        keyOf={({ id }) => id}
        empty="Nothing was done with more than a user's own rights yet."
        columns={AUDIT_COLUMNS}
      />
    </Panel>
  );
}

export function MailsTab() {
  const list = useMails();
  return (
    <Panel title="Outbox">
      <AdminTable<OutboxMail>
        label="Outbox"
        rows={list.data?.pages.flatMap((page) => page.data)}
        {...pagesOf(list)}
        keyOf={({ id }) => id}
        empty="The embedded stack keeps its mails here; a mail server of its own leaves this empty."
        columns={MAIL_COLUMNS}
      />
    </Panel>
  );
}
