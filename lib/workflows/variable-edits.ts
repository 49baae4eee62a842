import type { Edit } from "./canvas-state.ts";
import type { Graph } from "./graph.ts";

/** What a typed text means: a number, yes or no, a list or object as JSON; everything else is itself. */
export function readVariable(typed: string): unknown {
  const text = typed.trim();
  if (!/^(-?\d|true$|false$|null$|["[{])/.test(text)) return typed;
  try {
    return JSON.parse(text);
  } catch {
    return typed;
  }
}

/** The text that reads as the value again. */
export function writeVariable(value: unknown): string {
  if (typeof value === "string" && readVariable(value) === value) return value;
  return JSON.stringify(value) ?? "";
}

export function kindOfVariable(value: unknown): string {
  if (value === null) return "nothing";
  if (Array.isArray(value)) return "list";
  const kinds: Record<string, string> = { string: "text", boolean: "yes or no" };
  return kinds[typeof value] ?? typeof value;
}

/** What is wrong with a name among the others; null where it will do. */
export function whyNoVariableName(name: string, others: readonly string[]): string | null {
  if (name === "") return "needs a name";
  if (/[{}]/.test(name) || name !== name.trim()) return "no braces, and no space around it";
  if (name.length > 200) return "at most 200 characters";
  return others.includes(name) ? "there is one of this name" : null;
}

/** `undefined` takes it away. */
export function setVariable(graph: Graph, name: string, value: unknown): Edit {
  const { variables = {}, ...rest } = graph;
  const entries = Object.entries(variables);
  const others = entries.filter(([each]) => each !== name);
  const next =
    value === undefined
      ? others
      : others.length < entries.length
        ? entries.map(([each, old]) => [each, each === name ? value : old] as const)
        : [...entries, [name, value] as const];
  return { graph: next.length === 0 ? rest : { ...rest, variables: Object.fromEntries(next) } };
}

/** With every `{{name}}` that stands for it; an expression's `$name` is left, and told as a problem. */
export function renameVariable(graph: Graph, name: string, next: string): Edit {
  const entries = Object.entries(graph.variables ?? {});
  const variables = Object.fromEntries(
    entries.map(([each, value]) => [each === name ? next : each, value]),
  );
  const nodes = graph.nodes.map((node) => {
    const config = replaceIn(node.config, patternOf(name), `{{${next}}}`);
    return config === node.config ? node : { ...node, config };
  });
  return { graph: { ...graph, nodes, variables } };
}

/** Ids of the nodes whose config names it. */
export const usersOfVariable = ({ nodes }: Graph, name: string): string[] => {
  const template = patternOf(name);
  const inExpression = new RegExp(String.raw`\$${escape(name)}(?![\w])`);
  return nodes.flatMap(({ id, config }) => {
    const text = JSON.stringify(config);
    return text.search(template) >= 0 || inExpression.test(text) ? [id] : [];
  });
};

const escape = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
const patternOf = (name: string) => new RegExp(String.raw`\{\{\s*${escape(name)}\s*\}\}`, "g");

/** The same value where nothing in it fits. */
function replaceIn<T>(value: T, pattern: RegExp, by: string): T {
  const text = JSON.stringify(value);
  if (text.search(pattern) < 0) return value;
  return JSON.parse(text, (_key, each: unknown) =>
    typeof each === "string" ? each.replaceAll(pattern, () => by) : each,
  ) as T;
}
