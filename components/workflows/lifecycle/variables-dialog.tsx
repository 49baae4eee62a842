"use client";

import { Plus, X } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { useBuilder } from "@/components/workflows/builder/builder-context";
import { nodeName } from "@/components/workflows/builder/node-name";
import { useStore } from "@/hooks/use-store";
import type { Graph } from "@/lib/workflows/graph";
import {
  kindOfVariable,
  readVariable,
  usersOfVariable,
  whyNoVariableName,
  writeVariable,
} from "@/lib/workflows/variable-edits";
import { LifecycleModal } from "./lifecycle-modal";

/** Values that many nodes share: one place to change a threshold. Every edit is one of the canvas, and undone there. */
export function VariablesDialog({ onClose }: { onClose: () => void }) {
  const { canvas } = useBuilder();
  const graph = useStore(canvas, (state) => state.graph);
  const names = Object.keys(graph.variables ?? {});
  return (
    <LifecycleModal title="Variables" onClose={onClose}>
      <p className="shrink-0 border-b border-border px-3 py-2 text-table text-muted-foreground">
        Written <Code>{"{{name}}"}</Code> in a field and <Code>$name</Code> in an expression. A run
        may bring its own values.
      </p>
      {names.length > 0 && (
        <ul className="min-h-0 overflow-auto" aria-label="Variables of the workflow">
          {names.map((name) => (
            <VariableRow key={name} name={name} names={names} graph={graph} />
          ))}
        </ul>
      )}
      <NewVariable names={names} />
    </LifecycleModal>
  );
}

const Code = ({ children }: { children: string }) => (
  <code className="rounded-sm bg-raised px-1 font-mono text-label text-foreground">{children}</code>
);

const COLUMNS =
  "grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)_88px_28px] items-start gap-2 px-3 py-2 max-sm:grid-cols-[minmax(0,1fr)_28px]";

type VariableRowProps = { name: string; names: readonly string[]; graph: Graph };

function VariableRow({ name, names, graph }: VariableRowProps) {
  const { actions, types } = useBuilder();
  const [typedName, setTypedName] = useState(name);
  const value = graph.variables?.[name];
  const [typed, setTyped] = useState<string | null>(null);
  const others = names.filter((each) => each !== name);
  const why = whyNoVariableName(typedName, others);
  const users = usersOfVariable(graph, name);
  const usersByName = graph.nodes.filter(({ id }) => users.includes(id));
  return (
    <li className={`${COLUMNS} border-b border-border`}>
      <div>
        <Input
          aria-label={`Name of ${name}`}
          aria-invalid={why !== null || undefined}
          className="font-mono text-label"
          spellCheck={false}
          maxLength={200}
          value={typedName}
          onChange={({ target }) => setTypedName(target.value)}
          onBlur={() => {
            if (why === null && typedName !== name) actions.renameVariable(name, typedName);
            else setTypedName(name);
          }}
        />
        {why !== null && <p className="mt-1 text-label text-no">{why}</p>}
      </div>
      <Input
        aria-label={`Value of ${name}`}
        className="font-mono text-label"
        spellCheck={false}
        maxLength={10_000}
        value={typed ?? writeVariable(value)}
        onChange={({ target }) => {
          setTyped(target.value);
          actions.setVariable(name, readVariable(target.value));
        }}
        onBlur={() => {
          setTyped(null);
          actions.endStep();
        }}
      />
      <span
        className="pt-1 text-label text-muted-foreground max-sm:order-last"
        title={usersByName.map((node) => nodeName(node, types)).join("\n") || undefined}
      >
        {kindOfVariable(value)}
        <span className="block text-faint">
          {users.length === 0
            ? "not used"
            : `in ${users.length} ${users.length === 1 ? "node" : "nodes"}`}
        </span>
      </span>
      <Button
        variant="ghost"
        size="icon"
        aria-label={`Remove ${name}`}
        title="Remove"
        onClick={() => actions.setVariable(name, undefined)}
      >
        <X aria-hidden />
      </Button>
    </li>
  );
}

function NewVariable({ names }: { names: readonly string[] }) {
  const { actions } = useBuilder();
  const [name, setName] = useState("");
  const [value, setValue] = useState("");
  const why = name === "" ? null : whyNoVariableName(name.trim(), names);
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (why !== null || name.trim() === "") return;
    actions.setVariable(name.trim(), readVariable(value));
    actions.endStep();
    setName("");
    setValue("");
  };
  return (
    <form onSubmit={add} className={`${COLUMNS} shrink-0`}>
      <div>
        <Input
          aria-label="Name of a new variable"
          aria-invalid={why !== null || undefined}
          className="font-mono text-label"
          placeholder="minVolume"
          spellCheck={false}
          maxLength={200}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        {why !== null && <p className="mt-1 text-label text-no">{why}</p>}
      </div>
      <Input
        aria-label="Value of the new variable"
        className="font-mono text-label"
        placeholder={'5000, text, true or ["a", "b"]'}
        spellCheck={false}
        maxLength={10_000}
        value={value}
        onChange={({ target }) => setValue(target.value)}
      />
      <Button
        type="submit"
        variant="outline"
        className="col-span-2 justify-self-start max-sm:col-span-1"
        disabled={name.trim() === "" || why !== null}
      >
        <Plus aria-hidden />
        Add
      </Button>
    </form>
  );
}
