"use client";

import { Copy } from "lucide-react";
import { type ReactNode, useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { toOutputTable } from "@/lib/workflows/output-table";
import { ValueTable } from "./value-table";

type Face = "text" | "table" | "json";

const FACE_WORDS: Record<Face, string> = { text: "Text", table: "Table", json: "JSON" };
const MAX_JSON_CHARACTERS = 200_000;

/** Whatever a node put out, as text, table or JSON. It is data of strangers: drawn as text, never as markup. */
export function ValueViewer({ value, note }: { value: unknown; note?: ReactNode }) {
  const [wanted, setWanted] = useState<Face | null>(null);
  const table = toOutputTable(value);
  const text = textOf(value);
  const faces: Face[] = [
    ...(text === null ? [] : ["text" as const]),
    ...(table ? ["table" as const] : []),
    "json",
  ];
  const face = wanted !== null && faces.includes(wanted) ? wanted : (faces[0] ?? "json");
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex h-8 shrink-0 items-center gap-1 border-b border-border px-2">
        {faces.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === face}
            onClick={() => setWanted(each)}
            className={cn(
              "h-6 rounded-md px-2 text-label",
              each === face
                ? "bg-accent text-foreground"
                : "text-muted-foreground hover:text-foreground",
            )}
          >
            {FACE_WORDS[each]}
          </button>
        ))}
        <span className="ml-auto truncate text-label text-faint">{note}</span>
        <CopyButton value={value} />
      </div>
      {face === "table" && table && <ValueTable table={table} />}
      {face === "text" && (
        <div className="min-h-0 flex-1 overflow-auto p-3 text-table break-words whitespace-pre-wrap">
          {text}
        </div>
      )}
      {face === "json" && <JsonText value={value} />}
    </div>
  );
}

/** What a model wrote, or a value that is text itself. */
function textOf(value: unknown): string | null {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null || !("text" in value)) return null;
  return typeof value.text === "string" ? value.text : null;
}

function JsonText({ value }: { value: unknown }) {
  const json = JSON.stringify(value, null, 2) ?? "undefined";
  const isCut = json.length > MAX_JSON_CHARACTERS;
  return (
    <div className="min-h-0 flex-1 overflow-auto">
      {isCut && (
        <p className="border-b border-border px-3 py-1 text-label text-warn">
          First {MAX_JSON_CHARACTERS.toLocaleString("en-US")} of{" "}
          {json.length.toLocaleString("en-US")} characters. Copy gives all of it.
        </p>
      )}
      <pre className="p-3 font-mono text-label break-words whitespace-pre-wrap">
        {isCut ? json.slice(0, MAX_JSON_CHARACTERS) : json}
      </pre>
    </div>
  );
}

function CopyButton({ value }: { value: unknown }) {
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(JSON.stringify(value, null, 2) ?? "");
      toast.success("Copied as JSON");
    } catch {
      toast.error("Not copied", { description: "The browser does not allow it on this page." });
    }
  };
  return (
    <Button
      variant="ghost"
      size="icon-sm"
      aria-label="Copy as JSON"
      title="Copy as JSON"
      onClick={() => void copy()}
    >
      <Copy aria-hidden />
    </Button>
  );
}
