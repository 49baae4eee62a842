"use client";

import { Download, Ellipsis, FileJson, type LucideIcon, Upload } from "lucide-react";
import { useContext, useRef } from "react";
import { toast } from "sonner";
import { DisclosureMenu } from "@/components/ui/disclosure-menu";
import type { Problem } from "@/lib/workflows/graph";
import { readWorkflowFile, toWorkflowFile } from "@/lib/workflows/workflow-file";
import { ReadOnlyContext, useBuilder } from "./builder-context";

export function FileMenu() {
  const { canvas, name, actions } = useBuilder();
  const isReadOnly = useContext(ReadOnlyContext);
  const file = useRef<HTMLInputElement>(null);
  const toJson = async () =>
    JSON.stringify(await toWorkflowFile({ name: name.get(), graph: canvas.get().graph }), null, 2);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(await toJson());
      toast.success("Copied as JSON");
    } catch {
      toast.error("Not copied", { description: "The browser does not allow it here." });
    }
  };
  const exportFile = async () => download(`${name.get()}.json`, await toJson());
  const importFile = async (chosen: File | undefined) => {
    if (!chosen) return;
    const { content, problems } = await readWorkflowFile(readJson(await chosen.text()));
    if (!content) {
      toast.error("Not imported", { description: describeProblems(problems) });
      return;
    }
    actions.replace(content.graph);
    toast.success(`Imported ${content.graph.nodes.length} nodes`, {
      action: { label: "Undo", onClick: actions.undo },
    });
  };
  return (
    <>
      <input
        ref={file}
        type="file"
        accept="application/json,.json"
        hidden
        onChange={(event) => {
          void importFile(event.target.files?.[0]);
          event.target.value = "";
        }}
      />
      <DisclosureMenu
        summary={<Ellipsis aria-hidden />}
        aria-label="More: import, export"
        title="More"
        className="px-1.5"
        panelClassName="right-0"
        closeOnAct
      >
        <FileAct icon={Download} onAct={() => void exportFile()}>
          Export as a file
        </FileAct>
        <FileAct icon={FileJson} onAct={() => void copy()}>
          Copy as JSON
        </FileAct>
        {!isReadOnly && (
          <FileAct icon={Upload} onAct={() => file.current?.click()}>
            Import a file
          </FileAct>
        )}
      </DisclosureMenu>
    </>
  );
}

function FileAct({
  icon: Icon,
  onAct,
  children,
}: {
  icon: LucideIcon;
  onAct: () => void;
  children: string;
}) {
  return (
    <button
      type="button"
      onClick={onAct}
      className="flex h-7 w-full items-center gap-2 rounded-md px-2 text-table whitespace-nowrap hover:bg-accent"
    >
      <Icon aria-hidden className="size-3.5 stroke-[1.5]" />
      {children}
    </button>
  );
}

const SHOWN_PROBLEMS = 3;

function describeProblems(problems: readonly Problem[]): string {
  const shown = problems.slice(0, SHOWN_PROBLEMS).map(({ message }) => message);
  const left = problems.length - shown.length;
  return [...shown, ...(left > 0 ? [`and ${left} more`] : [])].join("; ");
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function download(fileName: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName.replaceAll(/[^\p{L}\p{N} ._-]/gu, "_");
  link.click();
  URL.revokeObjectURL(url);
}
