"use client";

import { type FormEvent, useState } from "react";
import { RelativeTime } from "@/components/layout/relative-time";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { Input } from "@/components/ui/input";
import { Skeleton } from "@/components/ui/skeleton";
import { useCreateSecret, useDeleteSecret, useSecrets } from "@/hooks/use-secrets";
import { SettingsSection } from "./settings-section";

/** Names only: a value goes in and never comes out. */
export function SecretsSection() {
  const { data, error, refetch } = useSecrets();
  const remove = useDeleteSecret();
  return (
    <SettingsSection id="secrets" title="Secrets of workflows">
      <NewSecretForm />
      {error ? (
        <ErrorState
          title="The secrets could not be read"
          error={error}
          onRetry={() => void refetch()}
          className="py-4"
        />
      ) : !data ? (
        <div className="px-4 py-3">
          <Skeleton className="h-3 w-1/2" />
        </div>
      ) : data.length === 0 ? (
        <p className="px-4 py-3 text-table text-muted-foreground">
          No secrets yet. A node refers to one by its name; its value is kept encrypted, is read by
          runs only, and leaves no run.
        </p>
      ) : (
        <ul aria-label="Secrets" className="divide-y divide-border/60">
          {data.map(({ id, name, lastUsedAt }) => (
            <li key={id} className="flex items-center gap-3 px-4 py-2 text-table">
              <code className="min-w-0 flex-1 truncate font-mono">{name}</code>
              <span className="text-label text-muted-foreground">
                {lastUsedAt === null ? (
                  "never used"
                ) : (
                  <>
                    used <RelativeTime at={lastUsedAt} />
                  </>
                )}
              </span>
              <Button variant="destructive" size="sm" onClick={() => remove.mutate(id)}>
                Delete
                <span className="sr-only"> {name}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </SettingsSection>
  );
}

function NewSecretForm() {
  const [name, setName] = useState("");
  const [value, setValue] = useState("");
  const create = useCreateSecret();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate(
      { name, value },
      {
        onSuccess: () => {
          setName("");
          setValue("");
        },
      },
    );
  };
  return (
    <form onSubmit={submit} className="flex flex-wrap items-center gap-2 px-4 py-3">
      <Input
        aria-label="Name of the new secret"
        placeholder="name, as api.key"
        className="w-40 font-mono"
        value={name}
        maxLength={64}
        onChange={(event) => setName(event.target.value)}
      />
      <Input
        type="password"
        aria-label="Value of the new secret"
        placeholder="value"
        autoComplete="off"
        className="w-56"
        value={value}
        onChange={(event) => setValue(event.target.value)}
      />
      <Button
        type="submit"
        variant="outline"
        disabled={name === "" || value.length < 4 || create.isPending}
      >
        Keep secret
      </Button>
      {create.error && (
        <p role="alert" className="w-full text-label text-no">
          The secret was not kept: {create.error.message}
        </p>
      )}
    </form>
  );
}
