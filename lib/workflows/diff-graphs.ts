import { z } from "zod";
import type { Graph, GraphEdge, GraphNode } from "./graph.ts";

const changeSchema = z.object({
  /** Dotted, as `config.prompt`. */
  path: z.string(),
  /** Absent where the field was not there. */
  before: z.unknown().optional(),
  after: z.unknown().optional(),
});
type Change = z.infer<typeof changeSchema>;

const nodeSchema = z.object({ id: z.string(), type: z.string(), label: z.string().nullable() });
const edgeSchema = z.object({
  source: z.string(),
  target: z.string(),
  branch: z.string().nullable(),
});

export const graphDiffSchema = z.object({
  nodes: z.object({
    added: z.array(nodeSchema),
    removed: z.array(nodeSchema),
    changed: z.array(nodeSchema.extend({ changes: z.array(changeSchema) })),
    /** Only their place on the canvas changed. */
    moved: z.array(nodeSchema),
  }),
  edges: z.object({ added: z.array(edgeSchema), removed: z.array(edgeSchema) }),
  /** Variables, notes, groups and assertions. */
  settings: z.array(changeSchema),
  isSame: z.boolean(),
});
export type GraphDiff = z.infer<typeof graphDiffSchema>;

/** What changed from one graph to another. An edge is what it joins: drawn again under another id it is the same. */
export function diffGraphs(before: Graph, after: Graph): GraphDiff {
  const nodes = diffNodes(before.nodes, after.nodes);
  const edges = diffEdges(before.edges, after.edges);
  const settings = diffValues(settingsOf(before), settingsOf(after));
  const isSame = [...Object.values(nodes), ...Object.values(edges), settings].every(
    (list) => list.length === 0,
  );
  return { nodes, edges, settings, isSame };
}

const settingsOf = ({ nodes: _nodes, edges: _edges, ...settings }: Graph) => settings;

function diffNodes(before: readonly GraphNode[], after: readonly GraphNode[]): GraphDiff["nodes"] {
  const old = new Map(before.map((node) => [node.id, node]));
  const left = new Set(after.map(({ id }) => id));
  const diff: GraphDiff["nodes"] = {
    added: [],
    removed: before.filter(({ id }) => !left.has(id)).map(describe),
    changed: [],
    moved: [],
  };
  for (const node of after) {
    const known = old.get(node.id);
    if (!known) {
      diff.added.push(describe(node));
      continue;
    }
    const { position: from, ...was } = known;
    const { position: to, ...is } = node;
    const changes = diffValues(was, is);
    if (changes.length > 0) diff.changed.push({ ...describe(node), changes });
    else if (diffValues(from, to).length > 0) diff.moved.push(describe(node));
  }
  return diff;
}

const describe = ({ id, type, label }: GraphNode) => ({ id, type, label: label ?? null });

function diffEdges(before: readonly GraphEdge[], after: readonly GraphEdge[]): GraphDiff["edges"] {
  return { added: without(after, before), removed: without(before, after) };
}

/** Those of the first list that the second does not have as often. */
function without(edges: readonly GraphEdge[], others: readonly GraphEdge[]) {
  const counts = new Map<string, number>();
  for (const edge of others) counts.set(keyOf(edge), (counts.get(keyOf(edge)) ?? 0) + 1);
  return edges.flatMap((edge) => {
    const count = counts.get(keyOf(edge)) ?? 0;
    counts.set(keyOf(edge), count - 1);
    const { source, target, branch = null } = edge;
    return count > 0 ? [] : [{ source, target, branch }];
  });
}

const keyOf = ({ source, target, branch }: GraphEdge) =>
  JSON.stringify([source, target, branch ?? null]);

type Pair = { path: string; before: unknown; after: unknown };

/** Every leaf that differs. Lists of another length differ as a whole: their items have no names to go by. */
function diffValues(before: unknown, after: unknown): Change[] {
  const changes: Change[] = [];
  const stack: Pair[] = [{ path: "", before, after }];
  for (let pair = stack.pop(); pair; pair = stack.pop()) {
    if (Object.is(pair.before, pair.after)) continue;
    const inner = pairsOf(pair);
    if (inner) stack.push(...inner.reverse());
    else
      changes.push({
        path: pair.path,
        ...(pair.before !== undefined && { before: pair.before }),
        ...(pair.after !== undefined && { after: pair.after }),
      });
  }
  return changes;
}

function pairsOf({ path, before, after }: Pair): Pair[] | null {
  if (!isObject(before) || !isObject(after) || Array.isArray(before) !== Array.isArray(after))
    return null;
  if (Array.isArray(before) && before.length !== (after as unknown as unknown[]).length)
    return null;
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].map((key) => ({
    path: path === "" ? key : `${path}.${key}`,
    before: Object.hasOwn(before, key) ? before[key] : undefined,
    after: Object.hasOwn(after, key) ? after[key] : undefined,
  }));
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;
