"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { useCreateSecret, useSecrets } from "@/hooks/use-secrets";
import { secretNameSchema } from "@/lib/workflows/secret-reference";

const NEW = "\u0000new";

type SecretSelectProps = {
  id: string;
  label: string;
  /** Empty is none. */
  name: string;
  onName: (name: string) => void;
};

/** Names of secrets; a new one is made on the spot, and its value goes to the server only. */
export function SecretSelect({ id, label, name, onName }: SecretSelectProps) {
  const { data, isPending, isError } = useSecrets();
  const [isNew, setNew] = useState(false);
  const names = data?.map((each) => each.name) ?? [];
  const isLost = name !== "" && data !== undefined && !names.includes(name);
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-1">
      <NativeSelect
        id={id}
        aria-label={label}
        aria-invalid={isLost || undefined}
        value={isNew ? NEW : name}
        onChange={({ target }) => {
          setNew(target.value === NEW);
          if (target.value !== NEW) onName(target.value);
        }}
      >
        <option value="">
          {isPending ? "Loading…" : isError ? "Secrets could not be read" : "Choose a secret"}
        </option>
        {name !== "" && !names.includes(name) && (
          <option value={name}>
            {name}
            {isLost && " (missing)"}
          </option>
        )}
        {names.map((each) => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
        <option value={NEW}>New secret…</option>
      </NativeSelect>
      {isLost && !isNew && (
        <p className="text-label text-no">You have no secret of this name: the node would fail.</p>
      )}
      {isNew && (
        <NewSecret
          onMade={(made) => {
            setNew(false);
            onName(made);
          }}
          onCancel={() => setNew(false)}
        />
      )}
    </div>
  );
}

function NewSecret({ onMade, onCancel }: { onMade: (name: string) => void; onCancel: () => void }) {
  const [name, setName] = useState("");
  const [value, setValue] = useState("");
  const create = useCreateSecret();
  const isFit = secretNameSchema.safeParse(name).success && value.length >= 4;
  return (
    <div className="flex flex-col gap-1 rounded-md border border-border p-1.5">
      <Input
        aria-label="Name of the new secret"
        placeholder="Name, such as api-token"
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <Input
        aria-label="Value of the new secret"
        type="password"
        autoComplete="new-password"
        placeholder="Value, at least 4 characters"
        value={value}
        onChange={({ target }) => setValue(target.value)}
      />
      {create.error && <p className="text-label text-no">{create.error.message}</p>}
      <span className="flex gap-1">
        <Button
          size="sm"
          disabled={!isFit || create.isPending}
          onClick={() => create.mutate({ name, value }, { onSuccess: () => onMade(name) })}
        >
          Save secret
        </Button>
        <Button size="sm" variant="ghost" onClick={onCancel}>
          Cancel
        </Button>
      </span>
    </div>
  );
}
