"use client";

import { type FormEvent, useState } from "react";
import { toast } from "@/hooks/toast";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { useNameVersion } from "@/hooks/use-versions";
import type { Version } from "@/lib/workflows/version-api";

/** A named version is kept for good. */
export function VersionName({ workflowId, version }: { workflowId: string; version: Version }) {
  const [label, setLabel] = useState(version.label ?? "");
  const name = useNameVersion(workflowId);
  const isChanged = label.trim() !== (version.label ?? "");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    name.mutate(
      { version: version.version, label: label.trim() || null },
      { onError: () => toast.error("The name was not kept") },
    );
  };
  return (
    <form onSubmit={submit} className="flex items-center gap-1.5">
      <Input
        aria-label={`Name of version ${version.version}`}
        placeholder={`Version ${version.version}`}
        className="w-44"
        maxLength={200}
        value={label}
        onChange={(event) => setLabel(event.target.value)}
      />
      {isChanged && (
        <Button type="submit" variant="outline" disabled={name.isPending}>
          {label.trim() === "" ? "Take the name away" : "Keep the name"}
        </Button>
      )}
    </form>
  );
}
