"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import type { useKeys } from "@/hooks/use-keys";
import { CopyField } from "./copy-field";

const SCOPES = [
  { id: "read", label: "Read", hint: "Every GET" },
  { id: "write", label: "Write", hint: "Watchlist, screens, alerts, workflows, settings" },
  { id: "run", label: "Run", hint: "Execute, cancel and approve runs; schedules" },
] as const;
const DAY_MS = 86_400_000;

/** Shows a new key once: it is kept nowhere but with whoever copies it. */
export function NewKeyForm({ create }: { create: ReturnType<typeof useKeys>["create"] }) {
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<readonly string[]>(["read"]);
  const [days, setDays] = useState("90");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const chosen = SCOPES.map(({ id }) => id).filter((id) => scopes.includes(id));
    const expiresAt =
      days === "" ? null : new Date(Date.now() + Number(days) * DAY_MS).toISOString();
    create.mutate({ name, scopes: chosen, expiresAt }, { onSuccess: () => setName("") });
  };
  return (
    <div className="flex flex-col gap-2 px-4 py-3">
      <form onSubmit={submit} className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Input
          aria-label="Name of the new key"
          placeholder="What the key is for"
          className="w-48"
          value={name}
          maxLength={80}
          onChange={(event) => setName(event.target.value)}
        />
        <fieldset className="flex gap-3">
          <legend className="sr-only">What the key may do</legend>
          {SCOPES.map(({ id, label, hint }) => (
            <label
              key={id}
              title={hint}
              className="flex h-7 cursor-pointer items-center gap-1.5 text-table"
            >
              <input
                type="checkbox"
                className="size-3.5 accent-primary"
                checked={scopes.includes(id)}
                onChange={({ target }) =>
                  setScopes(
                    target.checked ? [...scopes, id] : scopes.filter((scope) => scope !== id),
                  )
                }
              />
              {label}
            </label>
          ))}
        </fieldset>
        <NativeSelect
          aria-label="When the key ends"
          value={days}
          onChange={(event) => setDays(event.target.value)}
        >
          <option value="30">30 days</option>
          <option value="90">90 days</option>
          <option value="365">1 year</option>
          <option value="">No end</option>
        </NativeSelect>
        <Button
          type="submit"
          disabled={name.trim() === "" || scopes.length === 0 || create.isPending}
        >
          Create key
        </Button>
      </form>
      {create.error && (
        <p role="alert" className="text-label text-no">
          The key was not made: {create.error.message}
        </p>
      )}
      {create.data && (
        <output className="flex flex-col gap-1 rounded-md border border-warn/40 bg-warn/5 p-2">
          <span className="text-table">
            Copy “{create.data.name}” now. It is shown this once and cannot be read again.
          </span>
          <CopyField label={`Key ${create.data.name}`} text={create.data.key} />
        </output>
      )}
    </div>
  );
}
