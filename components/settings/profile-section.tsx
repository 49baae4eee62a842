"use client";

import Link from "next/link";
import { type FormEvent, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { useRenameAccount } from "@/hooks/use-profile";
import type { Account } from "@/lib/account/api";
import { formatMoment } from "@/lib/markets/format-moment";
import { SettingsRow } from "./settings-row";
import { SettingsSection } from "./settings-section";

export function ProfileSection({ account }: { account: Account }) {
  const [name, setName] = useState(account.displayName ?? "");
  const rename = useRenameAccount();
  const saved = rename.data?.displayName ?? account.displayName ?? "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    rename.mutate(name.trim() || null);
  };
  return (
    <SettingsSection id="profile" title="Profile">
      <SettingsRow label="Email" hint={`Account since ${formatMoment(account.createdAt)}`}>
        <span className="truncate text-table">{account.email}</span>
        {account.roles.includes("admin") && <Badge tone="primary">Administrator</Badge>}
      </SettingsRow>
      <SettingsRow label="Name" htmlFor="display-name" hint="What stands on links that you share">
        <form onSubmit={submit} className="flex w-full max-w-sm gap-2">
          <Input
            id="display-name"
            value={name}
            maxLength={80}
            autoComplete="nickname"
            onChange={(event) => setName(event.target.value)}
          />
          <Button
            type="submit"
            variant="outline"
            disabled={name.trim() === saved || rename.isPending}
          >
            Save name
          </Button>
        </form>
        {rename.error && (
          <p role="alert" className="w-full text-label text-no">
            {rename.error.message}
          </p>
        )}
      </SettingsRow>
      <SettingsRow label="Password" hint="A mail with a link to choose a new one">
        <Link href="/reset" prefetch={false} className="text-table text-primary">
          Change the password
        </Link>
      </SettingsRow>
    </SettingsSection>
  );
}
