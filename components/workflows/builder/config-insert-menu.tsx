"use client";

import { Braces } from "lucide-react";
import { DisclosureMenu } from "@/components/ui/disclosure-menu";
import { useStore } from "@/hooks/use-store";
import { toCell } from "@/lib/workflows/output-table";
import { useBuilder } from "./builder-context";
import { useNodeSample } from "./use-node-sample";

type InsertMenuProps = {
  nodeId: string;
  onInsert: (text: string) => void;
};

/** The workflow's variables, and the fields of what comes in as the last run saw them. */
export function InsertMenu({ nodeId, onInsert }: InsertMenuProps) {
  const { canvas } = useBuilder();
  const variables = useStore(canvas, (state) => state.graph.variables);
  const { fields } = useNodeSample(nodeId);
  const names = Object.entries(variables ?? {});
  return (
    <DisclosureMenu
      aria-label="Insert a variable or a field"
      title="Insert a variable or a field"
      summary={<Braces aria-hidden />}
      className="h-5 px-1"
      panelClassName="right-0 max-h-72 w-72 overflow-y-auto"
      closeOnAct
    >
      <p className="label-caps px-2 py-1">Variables</p>
      {names.length === 0 && (
        <p className="px-2 pb-1 text-label text-faint">This workflow has none.</p>
      )}
      {names.map(([name, value]) => (
        <Choice
          key={name}
          name={`{{${name}}}`}
          example={value}
          onPick={() => onInsert(`{{${name}}}`)}
        />
      ))}
      <p className="label-caps px-2 py-1">Fields of what comes in</p>
      {fields.length === 0 && (
        <p className="px-2 pb-1 text-label text-faint">
          Not known yet: connect the node, or run what is before it.
        </p>
      )}
      {fields.map(({ path, example }) => (
        <Choice key={path} name={path} example={example} onPick={() => onInsert(`\`${path}\``)} />
      ))}
    </DisclosureMenu>
  );
}

function Choice({ name, example, onPick }: { name: string; example: unknown; onPick: () => void }) {
  return (
    <button
      type="button"
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPick}
      className="flex h-6 w-full items-center gap-2 rounded-md px-2 text-left text-label hover:bg-accent"
    >
      <code className="shrink-0 font-mono">{name}</code>
      <span className="min-w-0 flex-1 truncate text-right text-faint">
        {example === undefined ? "" : toCell(example)}
      </span>
    </button>
  );
}
