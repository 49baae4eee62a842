"use client";

import type { GraphDiff } from "@/lib/workflows/diff-graphs";
import type { Graph } from "@/lib/workflows/graph";
import type { TypeLooks } from "./graph-picture";

type DiffFieldsProps = { diff: GraphDiff; looks: TypeLooks; before: Graph; after: Graph };

const MAX_TEXT = 400;

/** Field by field, for readers of words and of screens. */
export function DiffFields({ diff, looks, before, after }: DiffFieldsProps) {
  const { nodes, edges, settings } = diff;
  const names = new Map([...before.nodes, ...after.nodes].map((node) => [node.id, node]));
  const nameOf = (id: string) => {
    const node = names.get(id);
    return node ? (node.label ?? looks[node.type]?.label ?? node.type) : id;
  };
  return (
    <div className="min-h-0 flex-1 overflow-auto text-table">
      {nodes.added.map(({ id, type }) => (
        <Entry
          key={`added ${id}`}
          sign="+"
          tone="text-yes"
          title={nameOf(id)}
          note={`${looks[type]?.label ?? type}, added`}
        >
          <Config config={names.get(id)?.config ?? {}} />
        </Entry>
      ))}
      {nodes.removed.map(({ id, type }) => (
        <Entry
          key={`removed ${id}`}
          sign="−"
          tone="text-no"
          title={nameOf(id)}
          note={`${looks[type]?.label ?? type}, removed`}
        />
      ))}
      {nodes.changed.map(({ id, changes }) => (
        <Entry key={`changed ${id}`} sign="~" tone="text-warn" title={nameOf(id)} note="changed">
          <Changes changes={changes} />
        </Entry>
      ))}
      {(["added", "removed"] as const).flatMap((kind) =>
        edges[kind].map(({ source, target, branch }) => (
          <Entry
            key={`${kind} ${source} ${target} ${branch}`}
            sign={kind === "added" ? "+" : "−"}
            tone={kind === "added" ? "text-yes" : "text-no"}
            title={`${nameOf(source)} → ${nameOf(target)}`}
            note={`wire${branch === null ? "" : ` on ${branch}`}, ${kind}`}
          />
        )),
      )}
      {settings.length > 0 && (
        <Entry
          sign="~"
          tone="text-warn"
          title="The workflow"
          note="variables, notes, groups, assertions"
        >
          <Changes changes={settings} />
        </Entry>
      )}
      {nodes.moved.length > 0 && (
        <Entry
          sign="↔"
          tone="text-info"
          title={nodes.moved.map(({ id }) => nameOf(id)).join(", ")}
          note="moved"
        />
      )}
    </div>
  );
}

type EntryProps = {
  sign: string;
  tone: string;
  title: string;
  note: string;
  children?: React.ReactNode;
};

function Entry({ sign, tone, title, note, children }: EntryProps) {
  return (
    <div className="border-b border-border px-3 py-1.5">
      <p className="flex items-baseline gap-2">
        <span aria-hidden className={`w-3 shrink-0 font-mono ${tone}`}>
          {sign}
        </span>
        <span className="min-w-0 truncate font-medium">{title}</span>
        <span className="shrink-0 text-label text-muted-foreground">{note}</span>
      </p>
      {children}
    </div>
  );
}

function Changes({ changes }: { changes: GraphDiff["settings"] }) {
  return (
    <dl className="mt-1 ml-5 grid grid-cols-[minmax(80px,auto)_1fr] gap-x-3 gap-y-1 text-label">
      {changes.map(({ path, before, after }) => (
        <div key={path} className="col-span-2 grid grid-cols-subgrid">
          <dt className="font-mono text-muted-foreground">{path.replace(/^config\./, "")}</dt>
          <dd className="min-w-0 font-mono break-words">
            {before !== undefined && <del className="text-no no-underline">− {show(before)}</del>}
            {before !== undefined && after !== undefined && <br />}
            {after !== undefined && <ins className="text-yes no-underline">+ {show(after)}</ins>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Config({ config }: { config: Record<string, unknown> }) {
  const entries = Object.entries(config);
  if (entries.length === 0) return null;
  return <Changes changes={entries.map(([key, value]) => ({ path: key, after: value }))} />;
}

function show(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
}
