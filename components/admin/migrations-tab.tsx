"use client";

import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { notices } from "@/hooks/notices";
import { useApplyMigration, useMigrations } from "@/hooks/use-admin";
import type { Migration } from "@/lib/admin/schema";
import { type AdminColumn, AdminTable } from "./admin-table";

const COLUMNS: readonly AdminColumn<Migration>[] = [
  { head: "Name", wide: true, cell: ({ name }) => <code>{name}</code> },
  {
    head: "SHA-256",
    cell: ({ checksum }) => (
      <code title={checksum} className="text-label text-muted-foreground">
        {checksum.slice(0, 16)}…
      </code>
    ),
  },
  { head: "State", cell: (migration) => <State migration={migration} /> },
];

/** The repository's own, in order; the next one that the database lacks can be applied. */
export function MigrationsTab() {
  const list = useMigrations();
  return (
    <Panel title="Migrations">
      <AdminTable
        label="Migrations"
        rows={list.data}
        error={list.error}
        onRetry={() => void list.refetch()}
        keyOf={({ name }) => name}
        empty="The repository holds none."
        columns={COLUMNS}
      />
    </Panel>
  );
}

function State({ migration }: { migration: Migration }) {
  const next = useMigrations().data?.find(({ applied }) => !applied);
  const apply = useApplyMigration();
  const { name, checksum, applied } = migration;
  if (applied) return <Badge tone="yes">applied</Badge>;
  if (next?.name !== name) return <Badge tone="warn">waits</Badge>;
  const run = () =>
    apply.mutate(
      { name, checksum },
      {
        onSuccess: () => notices.give({ title: `${name} is applied` }),
        onError: (error) =>
          notices.give({ title: "Not applied", description: error.message, isFailure: true }),
      },
    );
  return (
    <Button size="sm" disabled={apply.isPending} onClick={run}>
      Apply
    </Button>
  );
}
