"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { Textarea } from "@/components/ui/textarea";
import type { useWalletNote } from "@/hooks/use-wallet-note";

type WalletNoteFormProps = { note: ReturnType<typeof useWalletNote>; onClose: () => void };

/** The reader's own label, note and tags of a wallet; nobody else sees them. */
export function WalletNoteForm({ note: { data, save }, onClose }: WalletNoteFormProps) {
  const [label, setLabel] = useState(data?.label ?? "");
  const [text, setText] = useState(data?.note ?? "");
  const [tags, setTags] = useState(data?.tags.join(", ") ?? "");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(
      {
        label: label.trim() || null,
        note: text.trim() || null,
        tags: [...new Set(tags.split(",").flatMap((tag) => tag.trim() || []))],
      },
      { onSuccess: onClose },
    );
  };
  return (
    <form
      aria-label="My notes on this wallet"
      onSubmit={submit}
      className="grid gap-2 border-b border-border bg-panel px-3 py-2 sm:grid-cols-[200px_200px_minmax(0,1fr)_auto] sm:items-end"
    >
      <div>
        <Label htmlFor="wallet-label">Label</Label>
        <Input
          id="wallet-label"
          value={label}
          maxLength={60}
          placeholder="What you call it"
          onChange={(event) => setLabel(event.target.value)}
        />
      </div>
      <div>
        <Label htmlFor="wallet-tags">Tags</Label>
        <Input
          id="wallet-tags"
          value={tags}
          placeholder="politics, fast"
          onChange={(event) => setTags(event.target.value)}
        />
      </div>
      <div>
        <Label htmlFor="wallet-note">Note</Label>
        <Textarea
          id="wallet-note"
          rows={1}
          value={text}
          maxLength={4000}
          placeholder="Only you see this"
          onChange={(event) => setText(event.target.value)}
          className="min-h-7 py-1"
        />
      </div>
      <div className="flex gap-1">
        <Button type="submit" disabled={save.isPending}>
          {save.isPending ? "Saving…" : "Save notes"}
        </Button>
        <Button variant="ghost" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
