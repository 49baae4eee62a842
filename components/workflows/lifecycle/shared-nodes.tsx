import { NodeIcon } from "@/components/workflows/builder/node-icon";
import { describeConfig } from "@/lib/workflows/describe-config";
import type { Graph } from "@/lib/workflows/graph";
import type { TypeLooks } from "./graph-picture";

type SharedNodesProps = { graph: Graph; looks: TypeLooks };

/** The same graph as a list: each node with what is set in it and where its result goes. */
export function SharedNodes({ graph, looks }: SharedNodesProps) {
  const nameOf = (id: string) => {
    const node = graph.nodes.find((each) => each.id === id);
    return node ? (node.label ?? looks[node.type]?.label ?? node.type) : id;
  };
  return (
    <section
      aria-label="Nodes"
      className="w-[400px] shrink-0 overflow-auto border-l border-border bg-panel text-table max-lg:w-full max-lg:border-t max-lg:border-l-0"
    >
      <h2 className="label-caps border-b border-border px-3 py-1.5">
        {graph.nodes.length} {graph.nodes.length === 1 ? "node" : "nodes"}
      </h2>
      <ol>
        {graph.nodes.map(({ id, type, config }) => {
          const next = graph.edges.filter(({ source }) => source === id);
          return (
            <li key={id} className="border-b border-border px-3 py-2">
              <p className="flex items-center gap-2 font-medium">
                <NodeIcon
                  name={looks[type]?.icon}
                  className="size-3.5 shrink-0 stroke-[1.5] text-muted-foreground"
                />
                <span className="min-w-0 truncate">{nameOf(id)}</span>
                <span className="ml-auto shrink-0 text-label font-normal text-faint">
                  {looks[type]?.label ?? type}
                </span>
              </p>
              <Fields fields={config} />
              {next.length > 0 && (
                <p className="mt-1 text-label text-muted-foreground">
                  →{" "}
                  {next
                    .map(
                      ({ target, branch }) =>
                        `${nameOf(target)}${branch === undefined ? "" : ` (${branch})`}`,
                    )
                    .join(", ")}
                </p>
              )}
            </li>
          );
        })}
      </ol>
      {graph.variables && Object.keys(graph.variables).length > 0 && (
        <div className="px-3 py-2">
          <h3 className="label-caps">Variables</h3>
          <Fields fields={graph.variables} />
        </div>
      )}
    </section>
  );
}

function Fields({ fields }: { fields: Record<string, unknown> }) {
  const entries = Object.entries(fields);
  if (entries.length === 0) return null;
  return (
    <dl className="mt-1 grid grid-cols-[minmax(72px,auto)_1fr] gap-x-3 gap-y-0.5 text-label">
      {entries.map(([key, value]) => (
        <div key={key} className="col-span-2 grid grid-cols-subgrid">
          <dt className="font-mono text-muted-foreground">{key}</dt>
          <dd className="min-w-0 font-mono break-words">{show(key, value)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Conditions and lists in words, anything deeper as it is written. */
function show(key: string, value: unknown): string {
  if (typeof value === "string") return value;
  const words = Array.isArray(value) ? describeConfig({ [key]: value }) : "";
  return words === "" || words.includes("×") ? JSON.stringify(value) : words;
}
