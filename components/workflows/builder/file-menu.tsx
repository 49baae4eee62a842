"use client";

import { Download, Ellipsis, FileJson, Upload } from "lucide-react";
import { useContext, useRef } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { graphSchema } from "@/lib/workflows/graph";
import { ReadOnlyContext, useBuilder } from "./builder-context";

export function FileMenu() {
  const { canvas, name, actions } = useBuilder();
  const isReadOnly = useContext(ReadOnlyContext);
  const file = useRef<HTMLInputElement>(null);
  const toJson = () => JSON.stringify(canvas.get().graph, null, 2);
  const copy = () =>
    navigator.clipboard.writeText(toJson()).then(
      () => toast.success("Copied as JSON"),
      () => toast.error("Not copied", { description: "The browser does not allow it here." }),
    );
  const importFile = async (chosen: File | undefined) => {
    if (!chosen) return;
    const parsed = graphSchema.safeParse(readJson(await chosen.text()));
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      toast.error("Not imported", {
        description: `${issue?.path.join(".") || "The file"}: ${issue?.message ?? "is no workflow"}`,
      });
      return;
    }
    actions.replace(parsed.data);
    toast.success(`Imported ${parsed.data.nodes.length} nodes`, {
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
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" size="icon" aria-label="More: import, export" title="More">
            <Ellipsis aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem onSelect={() => download(`${name.get()}.json`, toJson())}>
            <Download />
            Export as a file
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => void copy()}>
            <FileJson />
            Copy as JSON
          </DropdownMenuItem>
          {!isReadOnly && (
            <>
              <DropdownMenuSeparator />
              <DropdownMenuItem onSelect={() => file.current?.click()}>
                <Upload />
                Import a file
              </DropdownMenuItem>
            </>
          )}
        </DropdownMenuContent>
      </DropdownMenu>
    </>
  );
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
