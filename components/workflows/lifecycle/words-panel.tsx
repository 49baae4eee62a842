"use client";

import { LoaderCircle, Sparkles, Square, X } from "lucide-react";
import { type FormEvent, useEffect, useMemo, useRef, useState } from "react";
import { toast } from "@/hooks/toast";
import { Button } from "@/components/ui/button";
import { Textarea } from "@/components/ui/textarea";
import { useBuilder } from "@/components/workflows/builder/builder-context";
import { useBuild } from "@/hooks/use-build";
import { applyOperations } from "@/lib/copilot/apply-operations";
import { ProposalView } from "./proposal-view";
import { toLooks } from "./to-looks";

const EXAMPLES = [
  "Analyse the top 10 sports markets with volume above $10k",
  "Crypto markets closing soon with a spread under 3 cents, notify me",
  "Whale flips of the last week, first 20, as a csv",
];

/** A request in words, and what would change: nothing does until it is applied, as one edit. */
export function WordsPanel({ onClose }: { onClose: () => void }) {
  const { canvas, types, actions } = useBuilder();
  const { state, ask, stop, clear } = useBuild();
  const [message, setMessage] = useState("");
  const field = useRef<HTMLTextAreaElement>(null);
  const looks = useMemo(() => toLooks(types), [types]);
  const isBusy = state.status === "busy";
  useEffect(() => field.current?.focus(), []);
  const send = (text: string) => {
    if (text.trim() === "" || isBusy) return;
    setMessage(text);
    void ask(text.trim(), canvas.get().graph);
  };
  const apply = () => {
    const { proposal, base } = state;
    if (!proposal) return;
    const { graph } = canvas.get();
    // Edits made meanwhile stay: the operations are done on the canvas as it is now.
    actions.replace(
      graph === base
        ? { ...graph, ...proposal.graph }
        : applyOperations(graph, proposal.operations).graph,
    );
    toast.success("Applied", { action: { label: "Undo", onClick: actions.undo } });
    setMessage("");
    clear();
    field.current?.focus();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes the panel from anywhere inside it
    <aside
      aria-label="Build with words"
      onKeyDown={(event) => event.key === "Escape" && onClose()}
      className="fixed top-[92px] right-2 bottom-12 z-40 flex w-[400px] max-w-[calc(100vw-16px)] flex-col overflow-hidden rounded-lg border border-border bg-popover text-popover-foreground"
    >
      <div className="flex min-h-10 items-center gap-2 border-b border-border px-3">
        <Sparkles aria-hidden className="size-4 stroke-[1.5] text-primary" />
        <h2 className="flex-1 text-body font-semibold">Build with words</h2>
        <Button variant="ghost" size="icon-sm" aria-label="Close" onClick={onClose}>
          <X aria-hidden />
        </Button>
      </div>
      <div className="min-h-0 flex-1 overflow-auto" aria-live="polite" aria-busy={isBusy}>
        {state.status === "idle" && (
          <div className="flex flex-col gap-2 p-3">
            <p className="text-table text-muted-foreground">
              Say what the workflow should do, or what should change. You see every change before it
              is made, and nothing is run.
            </p>
            {EXAMPLES.map((example) => (
              <button
                key={example}
                type="button"
                onClick={() => send(example)}
                className="rounded-md border border-border px-2.5 py-1.5 text-left text-table hover:border-primary"
              >
                {example}
              </button>
            ))}
          </div>
        )}
        {isBusy && (
          <p className="flex items-center gap-2 p-3 text-table text-muted-foreground">
            <LoaderCircle aria-hidden className="size-4 animate-spin stroke-[1.5]" />
            {state.progress ?? "Reading the request"}
          </p>
        )}
        {state.status === "failed" && (
          <p role="alert" className="p-3 text-table">
            <span className="font-medium text-no">Nothing is proposed.</span> {state.error}
          </p>
        )}
        {state.status === "proposed" && state.proposal && state.base && (
          <ProposalView proposal={state.proposal} base={state.base} looks={looks} usd={state.usd} />
        )}
        {state.note && <p className="p-3 text-label text-faint">{state.note}</p>}
      </div>
      {state.status === "proposed" && (
        <div className="flex items-center justify-end gap-2 border-t border-border px-3 py-2">
          <Button variant="outline" onClick={clear}>
            Discard
          </Button>
          <Button onClick={apply}>
            {state.proposal?.isValid ? "Apply" : "Apply with problems"}
          </Button>
        </div>
      )}
      <form
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          send(message);
        }}
        className="flex items-end gap-2 border-t border-border p-2"
      >
        <Textarea
          ref={field}
          aria-label="Request"
          rows={2}
          maxLength={4000}
          placeholder="Add a filter for liquidity above $5k"
          className="min-h-0 flex-1 resize-none"
          value={message}
          onChange={(event) => setMessage(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            send(message);
          }}
        />
        {isBusy ? (
          <Button variant="outline" onClick={stop}>
            <Square aria-hidden />
            Stop
          </Button>
        ) : (
          <Button type="submit" disabled={message.trim() === ""}>
            Propose
          </Button>
        )}
      </form>
    </aside>
  );
}
