"use client";

import { RelativeTime } from "@/components/layout/relative-time";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useKeys } from "@/hooks/use-keys";
import { useNow } from "@/hooks/use-now";
import type { ApiKey } from "@/lib/keys/schema";
import { NewKeyForm } from "./new-key-form";
import { SettingsSection } from "./settings-section";

export function KeysSection() {
  const { keys, create, revoke, remove } = useKeys();
  return (
    <SettingsSection id="keys" title="API keys">
      <NewKeyForm create={create} />
      {keys.error ? (
        <ErrorState
          title="The keys could not be read"
          error={keys.error}
          onRetry={() => void keys.refetch()}
          className="py-4"
        />
      ) : !keys.data ? (
        <div className="px-4 py-3">
          <Skeleton className="h-3 w-1/2" />
        </div>
      ) : keys.data.length === 0 ? (
        <p className="px-4 py-3 text-table text-muted-foreground">
          No keys yet. A program sends its key as <code>Authorization: Bearer casc_…</code>; it acts
          as you, within its scopes, and can neither make keys nor change the account.
        </p>
      ) : (
        <ul aria-label="API keys" className="divide-y divide-border/60">
          {keys.data.map((key) => (
            <KeyRow
              key={key.id}
              apiKey={key}
              onRevoke={() => revoke.mutate(key.id)}
              onDelete={() => remove.mutate(key.id)}
            />
          ))}
        </ul>
      )}
    </SettingsSection>
  );
}

function KeyRow({
  apiKey,
  onRevoke,
  onDelete,
}: {
  apiKey: ApiKey;
  onRevoke: () => void;
  onDelete: () => void;
}) {
  const { name, prefix, scopes, lastUsedAt, expiresAt, revokedAt } = apiKey;
  const hasEnded = useNow() >= (expiresAt === null ? Infinity : Date.parse(expiresAt));
  const isOver = revokedAt !== null || hasEnded;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 text-table">
      <span className="min-w-0 flex-1 truncate">
        <bdi>{name}</bdi>{" "}
        <code className="ml-1 font-mono text-label text-muted-foreground">{prefix}…</code>
      </span>
      <span className="flex gap-1">
        {revokedAt !== null ? (
          <Badge tone="no">revoked</Badge>
        ) : hasEnded ? (
          <Badge tone="warn">ended</Badge>
        ) : (
          scopes.map((scope) => <Badge key={scope}>{scope}</Badge>)
        )}
      </span>
      <span className="w-32 text-label text-muted-foreground">
        {lastUsedAt === null ? (
          "never used"
        ) : (
          <>
            used <RelativeTime at={lastUsedAt} />
          </>
        )}
        {!isOver && expiresAt !== null && (
          <>
            {" · "}ends <RelativeTime at={expiresAt} />
          </>
        )}
      </span>
      <Button variant="destructive" size="sm" onClick={isOver ? onDelete : onRevoke}>
        {isOver ? `Delete` : `Revoke`}
        <span className="sr-only"> {name}</span>
      </Button>
    </li>
  );
}
