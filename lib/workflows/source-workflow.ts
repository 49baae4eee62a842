import type { Graph } from "./graph.ts";

/** A query of a page as a source node takes it. */
export type SourceQuery = {
  /** The type of the source node. */
  type: string;
  config: Readonly<Record<string, unknown>>;
  /** What the node and its workflow are called. */
  label?: string | undefined;
};

const NUMBERS = /(_min|_max|_usd)$|^limit$|^min_/;
const BOOLEANS = new Set(["active", "closed", "watchlist", "exclude_mm", "gated"]);

/** Filters stand in a URL as text; a node's config has numbers and booleans. What cannot be read stays and is named by the check. */
export function toSourceConfig(query: SourceQuery["config"]): Record<string, unknown> {
  const entries = Object.entries(query).filter(([, value]) => value !== undefined && value !== "");
  return Object.fromEntries(entries.map(([key, value]) => [key, readValue(key, value)]));
}

function readValue(key: string, value: unknown): unknown {
  if (typeof value !== "string") return value;
  if (BOOLEANS.has(key) && (value === "true" || value === "false")) return value === "true";
  return NUMBERS.test(key) && Number.isFinite(Number(value)) ? Number(value) : value;
}

/** Start, the source that holds the query, and an end, ready to be built on. */
export function toSourceGraph({ type, config, label }: SourceQuery): Graph {
  const name = label?.slice(0, 200);
  return {
    nodes: [
      { id: "start", type: "start", position: { x: 0, y: 120 }, config: {} },
      {
        id: "source",
        type,
        ...(name && { label: name }),
        position: { x: 260, y: 120 },
        config: toSourceConfig(config),
      },
      { id: "end", type: "end", position: { x: 520, y: 120 }, config: {} },
    ],
    edges: [
      { id: "start-source", source: "start", target: "source" },
      { id: "source-end", source: "source", target: "end" },
    ],
  };
}

/** Where the same workflow is offered to whoever is not signed in, or has no JavaScript. */
export function toSourceHref({ type, config, label }: SourceQuery): string {
  const query = new URLSearchParams({
    source: type,
    config: JSON.stringify(toSourceConfig(config)),
  });
  if (label) query.set("label", label);
  return `/strategy-builder?${query}`;
}
