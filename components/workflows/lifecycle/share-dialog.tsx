"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { RelativeTime } from "@/components/layout/relative-time";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { NativeSelect } from "@/components/ui/native-select";
import { useRevokeShare, useShare, useShareWorkflow } from "@/hooks/use-share";
import { AppError } from "@/lib/errors";
import type { Share } from "@/lib/workflows/share-api";
import { LifecycleModal } from "./lifecycle-modal";

const PERIODS = [
  { value: "1", words: "For a day" },
  { value: "7", words: "For a week" },
  { value: "30", words: "For 30 days" },
  { value: "365", words: "For a year" },
  { value: "", words: "Until I end it" },
];

type ShareDialogProps = {
  workflowId: string;
  /** Saves what is unsaved before the link is made; false where that failed. */
  onBefore?: () => Promise<boolean>;
  onClose: () => void;
};

export function ShareDialog({ workflowId, onBefore, onClose }: ShareDialogProps) {
  const [days, setDays] = useState("30");
  const share = useShare(workflowId);
  const make = useShareWorkflow(workflowId);
  const revoke = useRevokeShare(workflowId);
  const link = make.data && `${window.location.origin}${make.data.path}`;
  const current = share.data && !share.data.isExpired ? share.data : null;
  const isBusy = make.isPending || revoke.isPending || share.isPending;
  const failure = make.error ?? revoke.error ?? share.error;
  const create = async () => {
    if (onBefore && !(await onBefore())) return;
    make.mutate(days === "" ? null : Number(days));
  };
  const end = () => revoke.mutate(undefined, { onSuccess: () => make.reset() });
  return (
    <LifecycleModal
      title="Share read-only"
      onClose={onClose}
      className="max-w-lg"
      footer={
        <>
          {current && (
            <Button variant="destructive" className="mr-auto" disabled={isBusy} onClick={end}>
              End the link
            </Button>
          )}
          <Button disabled={isBusy} onClick={() => void create()}>
            {current ? "Make a new link" : "Make a link"}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3 overflow-auto p-3 text-table">
        <p className="text-muted-foreground">
          Whoever has the link sees the graph as it is saved now, without signing in: no secrets, no
          pinned data, no runs. They can copy it to their own workflows.
        </p>
        <div className="flex items-center gap-3">
          <Label htmlFor="share-days">The link holds</Label>
          <NativeSelect
            id="share-days"
            value={days}
            onChange={(event) => setDays(event.target.value)}
          >
            {PERIODS.map(({ value, words }) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </NativeSelect>
        </div>
        {link ? <FreshLink link={link} /> : current && <CurrentLink share={current} />}
        {failure && (
          <p role="alert" className="text-no">
            {failure instanceof AppError ? failure.message : "The server could not be reached"}
          </p>
        )}
      </div>
    </LifecycleModal>
  );
}

function FreshLink({ link }: { link: string }) {
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link);
      setCopied(true);
    } catch {
      setCopied(false);
    }
  };
  return (
    <div className="flex flex-col gap-1">
      <div className="flex gap-2">
        <Input
          readOnly
          aria-label="The link"
          className="font-mono text-label"
          value={link}
          onFocus={(event) => event.target.select()}
        />
        <Button variant="outline" onClick={() => void copy()}>
          {isCopied ? <Check aria-hidden /> : <Copy aria-hidden />}
          {isCopied ? "Copied" : "Copy"}
        </Button>
      </div>
      <p className="text-label text-warn">It is shown this once: only its hash is kept.</p>
    </div>
  );
}

function CurrentLink({ share: { version, createdAt, expiresAt } }: { share: Share }) {
  return (
    <p className="rounded-md border border-border bg-background px-2.5 py-2">
      A link to version {version} was made <RelativeTime at={createdAt} />
      {expiresAt ? (
        <>
          {" "}
          and ends <RelativeTime at={expiresAt} />.
        </>
      ) : (
        " and does not end by itself."
      )}{" "}
      <span className="text-muted-foreground">A new one ends it.</span>
    </p>
  );
}
