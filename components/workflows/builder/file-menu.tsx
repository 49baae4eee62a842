"use client";

import {
  Braces,
  CalendarClock,
  Download,
  Ellipsis,
  FileJson,
  History,
  type LucideIcon,
  Rocket,
  Share2,
  Sparkles,
  Upload,
} from "lucide-react";
import { useContext, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { DisclosureMenu } from "@/components/ui/disclosure-menu";
import {
  type LifecycleLayer,
  LifecycleLayers,
} from "@/components/workflows/lifecycle/lifecycle-layers";
import { ReadOnlyContext, useBuilder } from "./builder-context";

// What is done by an act of the user is loaded by it, so that the canvas is there sooner.
const loadActs = () => import("./file-acts");

export function FileMenu() {
  const { canvas, name, actions } = useBuilder();
  const isReadOnly = useContext(ReadOnlyContext);
  const file = useRef<HTMLInputElement>(null);
  const [layer, setLayer] = useState<LifecycleLayer | null>(null);
  const content = () => ({ name: name.get(), graph: canvas.get().graph });
  const importFile = async (chosen: File | undefined) => {
    if (chosen) await (await loadActs()).importFile(chosen, actions);
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
      {!isReadOnly && (
        <>
          <Button
            variant="ghost"
            size="icon"
            aria-label="Build with words"
            title="Build with words"
            aria-expanded={layer === "words"}
            onClick={() => setLayer(layer === "words" ? null : "words")}
          >
            <Sparkles aria-hidden />
          </Button>
          <Button
            variant="ghost"
            title="When it runs by itself"
            onClick={() => setLayer("schedule")}
          >
            <CalendarClock aria-hidden />
            <span className="max-lg:sr-only">Schedule</span>
          </Button>
          <Button
            variant="ghost"
            title="Make the draft what runs by itself"
            onClick={() => setLayer("publish")}
          >
            <Rocket aria-hidden />
            <span className="max-lg:sr-only">Publish</span>
          </Button>
        </>
      )}
      <LifecycleLayers layer={layer} onClose={() => setLayer(null)} />
      <DisclosureMenu
        summary={<Ellipsis aria-hidden />}
        aria-label="More: variables, versions, share, import, export"
        title="More"
        className="px-1.5"
        panelClassName="right-0"
        closeOnAct
      >
        {!isReadOnly && (
          <>
            <FileAct icon={Braces} onAct={() => setLayer("variables")}>
              Variables
            </FileAct>
            <FileAct icon={History} onAct={() => setLayer("versions")}>
              Versions
            </FileAct>
            <FileAct icon={Share2} onAct={() => setLayer("share")}>
              Share read-only
            </FileAct>
          </>
        )}
        <FileAct
          icon={Download}
          onAct={() => void loadActs().then((acts) => acts.exportFile(content()))}
        >
          Export as a file
        </FileAct>
        <FileAct
          icon={FileJson}
          onAct={() => void loadActs().then((acts) => acts.copyFile(content()))}
        >
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
