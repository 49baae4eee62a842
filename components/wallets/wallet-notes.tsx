"use client";

import { lazy, Suspense } from "react";
import { Badge } from "@/components/ui/badge";
import type { useWalletNote } from "@/hooks/use-wallet-note";

const WalletNoteForm = lazy(() =>
  import("./wallet-note-form").then((module) => ({ default: module.WalletNoteForm })),
);

type WalletNotesProps = {
  note: ReturnType<typeof useWalletNote>;
  isOpen: boolean;
  onClose: () => void;
};

/** What the reader has noted, and the form for it when it is asked for. */
export function WalletNotes({ note, isOpen, onClose }: WalletNotesProps) {
  const { data } = note;
  if (isOpen)
    return (
      <Suspense fallback={null}>
        <WalletNoteForm note={note} onClose={onClose} />
      </Suspense>
    );
  if (!data || (data.note === null && data.tags.length === 0)) return null;
  return (
    <section
      aria-label="My notes on this wallet"
      className="flex flex-wrap items-baseline gap-x-2 gap-y-1 border-b border-border bg-panel px-3 py-1.5 text-table"
    >
      <h2 className="label-caps">My notes</h2>
      {data.tags.map((tag) => (
        <Badge key={tag} tone="info">
          <bdi>{tag}</bdi>
        </Badge>
      ))}
      {data.note !== null && (
        <p className="min-w-0 break-words whitespace-pre-line">
          <bdi>{data.note}</bdi>
        </p>
      )}
    </section>
  );
}
