"use client";

import { FileJson } from "lucide-react";
import { type DragEvent, type ReactNode, useRef, useState } from "react";
import { cn } from "@/components/ui/cn";

type FileDropProps = { onFile: (file: File) => void; className?: string; children: ReactNode };

const carriesFile = (event: DragEvent) => event.dataTransfer.types.includes("Files");

/** A file dropped anywhere inside is taken; a veil says so while one hovers. The button beside it does the same by keyboard. */
export function FileDrop({ onFile, className, children }: FileDropProps) {
  const [isOver, setOver] = useState(false);
  // Entering a child comes before leaving its parent, so that the depth says when the pointer is out.
  const depth = useRef(0);
  const change = (event: DragEvent, by: number) => {
    if (!carriesFile(event)) return;
    event.preventDefault();
    depth.current += by;
    setOver(depth.current > 0);
  };
  return (
    <div
      className={cn("relative", className)}
      onDragEnter={(event) => change(event, 1)}
      onDragLeave={(event) => change(event, -1)}
      onDragOver={(event) => carriesFile(event) && event.preventDefault()}
      onDrop={(event) => {
        if (!carriesFile(event)) return;
        event.preventDefault();
        depth.current = 0;
        setOver(false);
        const [file] = event.dataTransfer.files;
        if (file) onFile(file);
      }}
    >
      {children}
      {isOver && (
        <div className="pointer-events-none absolute inset-2 z-30 grid place-content-center justify-items-center gap-2 rounded-lg border-2 border-dashed border-primary bg-background/85">
          <FileJson aria-hidden className="size-6 stroke-[1.5] text-primary" />
          <p className="text-body font-medium">Drop the workflow file to import it</p>
        </div>
      )}
    </div>
  );
}
