"use client";

import { Download } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { buttonVariants } from "@/components/ui/button-variants";
import {
  Dialog,
  DialogBody,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import { useDeleteAccount } from "@/hooks/use-profile";
import { SettingsRow } from "./settings-row";
import { SettingsSection } from "./settings-section";

export function DataSection({ email }: { email: string }) {
  return (
    <SettingsSection id="data" title="Data">
      <SettingsRow
        label="Export my data"
        hint="Everything that is stored about you as one JSON file; values of keys and secrets are not in it"
      >
        <a
          href="/api/account/export"
          download="cascadian-account.json"
          className={buttonVariants({ variant: "outline" })}
        >
          <Download aria-hidden />
          Export as JSON
        </a>
      </SettingsRow>
      <SettingsRow
        label="Delete my account"
        hint="Workflows, runs, alerts, watchlist, screens, notes and keys go with it"
      >
        <DeleteDialog email={email} />
      </SettingsRow>
    </SettingsSection>
  );
}

function DeleteDialog({ email }: { email: string }) {
  const [typed, setTyped] = useState("");
  const end = useDeleteAccount();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // A whole new page: nothing of the account stays in this one's memory.
    end.mutate(typed, { onSuccess: () => window.location.assign("/") });
  };
  return (
    <Dialog onOpenChange={() => setTyped("")}>
      <DialogTrigger asChild>
        <Button variant="destructive">Delete account…</Button>
      </DialogTrigger>
      <DialogContent>
        <form onSubmit={submit}>
          <DialogHeader>
            <DialogTitle>Delete this account</DialogTitle>
          </DialogHeader>
          <DialogBody className="flex flex-col gap-2">
            <DialogDescription>
              This cannot be undone. Type <strong className="text-foreground">{email}</strong> to
              delete the account and everything that belongs to it.
            </DialogDescription>
            <Input
              aria-label="Email of the account"
              autoComplete="off"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
            {end.error && (
              <p role="alert" className="text-label text-no">
                The account was not deleted: {end.error.message}
              </p>
            )}
          </DialogBody>
          <DialogFooter>
            <Button
              type="submit"
              variant="destructive"
              disabled={typed.toLowerCase() !== email.toLowerCase() || end.isPending}
            >
              Delete the account
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
