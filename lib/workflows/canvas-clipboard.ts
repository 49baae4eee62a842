import { withMembers } from "./canvas-item-edits.ts";
import { groupsOf, notesOf } from "./canvas-items.ts";
import type { Selection } from "./canvas-state.ts";
import { type Graph, graphSchema } from "./graph.ts";
import type { Copied } from "./insert-copy.ts";

const MARK = "cascadian/nodes";

/** JSON text, so that it goes through the system's clipboard to another tab or into a file. A group goes with what it holds. */
export function toClipboardText(graph: Graph, { nodes: picked }: Selection): string | null {
  const ids = withMembers(graph, picked);
  const isPicked = ({ id }: { id: string }) => ids.has(id);
  const nodes = graph.nodes.filter(isPicked);
  const notes = notesOf(graph).filter(isPicked);
  const groups = groupsOf(graph).filter(isPicked);
  if (nodes.length + notes.length + groups.length === 0) return null;
  const edges = graph.edges.filter((edge) => ids.has(edge.source) && ids.has(edge.target));
  return JSON.stringify(
    {
      type: MARK,
      nodes,
      edges,
      ...(notes.length > 0 && { notes }),
      ...(groups.length > 0 && { groups }),
    },
    null,
    2,
  );
}

const copiedSchema = graphSchema.pick({ nodes: true, edges: true, notes: true, groups: true });

type ReadClipboard = { copied: Copied; problem: null } | { copied: null; problem: string };

const refuse = (problem: string): ReadClipboard => ({ copied: null, problem });

/** Copied nodes, or a whole graph or file as it was exported; else why the text cannot be pasted. */
export function readClipboardText(text: string): ReadClipboard {
  const trimmed = text.trim();
  if (trimmed === "") return refuse("The clipboard is empty.");
  if (!trimmed.startsWith("{")) return refuse("The clipboard holds text, and no nodes as JSON.");
  const value = parseJson(trimmed);
  if (value instanceof Error) return refuse(`The clipboard holds broken JSON: ${value.message}.`);
  const content = typeof value === "object" && value && "graph" in value ? value.graph : value;
  if (typeof content !== "object" || content === null || !("nodes" in content))
    return refuse("The JSON in the clipboard has no list of nodes.");
  const { data, error } = copiedSchema.safeParse(content);
  if (data && data.nodes.length + notesOf(data).length + groupsOf(data).length > 0)
    return { copied: data, problem: null };
  const [issue] = error?.issues ?? [];
  return refuse(issue ? `${issue.path.join(".")}: ${issue.message}.` : "It holds no nodes.");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
