import type { NodeTypes } from "./can-connect.ts";
import { groupsOf, notesOf } from "./canvas-items.ts";
import type { Graph } from "./graph.ts";

const NAMED = 3;

/** In words what is there now and was not, what is gone, and what moved; empty where nothing of that changed. */
export function describeEdit(before: Graph, after: Graph, types: NodeTypes): string {
  const nameIn = (graph: Graph) => {
    const byId = new Map(graph.nodes.map((node) => [node.id, node]));
    return (id: string) => {
      const node = byId.get(id);
      return node?.label ?? types.get(node?.type ?? "")?.label ?? node?.type ?? id;
    };
  };
  const [oldName, newName] = [nameIn(before), nameIn(after)];
  const sentences = [
    list("Added", missing(after.nodes, before.nodes).map(newName), "nodes"),
    list("Deleted", missing(before.nodes, after.nodes).map(oldName), "nodes"),
    list("Connected", wires(after, before, newName), "wires"),
    list("Disconnected", wires(before, after, oldName), "wires"),
    count("note", notesOf(after).length - notesOf(before).length),
    count("group", groupsOf(after).length - groupsOf(before).length),
    list("Changed", changed(before, after).map(newName), "nodes"),
    before.variables === after.variables ? "" : "Changed the variables.",
  ].filter((sentence) => sentence !== "");
  if (sentences.length > 0) return sentences.join(" ");
  const moved = after.nodes.filter(
    (node, index) => before.nodes[index]?.position !== node.position,
  ).length;
  return moved === 0 ? "" : `Moved ${moved === 1 ? "1 node" : `${moved} nodes`}.`;
}

type Item = { id: string };

function missing(from: readonly Item[], here: readonly Item[]): string[] {
  const ids = new Set(here.map(({ id }) => id));
  return from.flatMap(({ id }) => (ids.has(id) ? [] : [id]));
}

/** Of nodes that stand on both sides: an added node's own wires need no words. */
function wires(from: Graph, other: Graph, name: (id: string) => string): string[] {
  if (from.edges === other.edges) return [];
  const key = (edge: Graph["edges"][number]) =>
    JSON.stringify([edge.source, edge.target, edge.branch]);
  const keys = new Set(other.edges.map(key));
  const ids = new Set(other.nodes.map(({ id }) => id));
  return from.edges.flatMap((edge) => {
    const isOwn = !ids.has(edge.source) || !ids.has(edge.target);
    return isOwn || keys.has(key(edge)) ? [] : [`${name(edge.source)} to ${name(edge.target)}`];
  });
}

function changed(before: Graph, after: Graph): string[] {
  const old = new Map(before.nodes.map((node) => [node.id, node]));
  return after.nodes.flatMap((node) => {
    const was = old.get(node.id);
    if (!was || was === node) return [];
    const isSame =
      was.label === node.label && was.config === node.config && was.disabled === node.disabled;
    return isSame ? [] : [node.id];
  });
}

function list(verb: string, names: readonly string[], many: string): string {
  if (names.length === 0) return "";
  return `${verb} ${names.length > NAMED ? `${names.length} ${many}` : names.join(", ")}.`;
}

function count(word: string, by: number): string {
  if (by === 0) return "";
  const many = Math.abs(by) === 1 ? word : `${word}s`;
  return `${by > 0 ? "Added" : "Deleted"} ${Math.abs(by)} ${many}.`;
}
