import type { NodeTypeInfo } from "./api.ts";
import { nearestName } from "./expression/nearest-name.ts";
import type { GraphNode, Problem } from "./graph.ts";
import { isRow } from "./is-row.ts";

/** One change of the config that would do away with a problem. */
export type Fix = { label: string; config: Record<string, unknown> };

/** What mends a problem of a node's config, where one thing surely does; else null. */
export function suggestFix(
  { field, code, message }: Problem,
  { config }: GraphNode,
  info: NodeTypeInfo | undefined,
): Fix | null {
  if (code !== "bad-config" || field === undefined) return null;
  const path = field.split(".");
  const now = readAt(config, path);
  const next = replacement(message, now) ?? fromExample(message, now, path, info);
  if (next === null) return null;
  if (next.value === undefined)
    return { label: "Take it away", config: writeAt(config, path, undefined) };
  return { label: `Set it to ${toWord(next.value)}`, config: writeAt(config, path, next.value) };
}

type Replacement = { value: unknown };

/** A way to mend for each kind of message; the first that fits counts. */
const WAYS: readonly ((message: string, now: unknown) => Replacement | null)[] = [
  takeMeant,
  takeBound,
  takeOption,
  (message) => (/unrecognized key/i.test(message) ? { value: undefined } : null),
  (message, now) =>
    /expected (?:int|number)/i.test(message) && typeof now === "number"
      ? { value: Math.round(now) }
      : null,
];

function replacement(message: string, now: unknown): Replacement | null {
  for (const way of WAYS) {
    const found = way(message, now);
    if (found) return found;
  }
  return null;
}

const WRONG = /(?:unknown|no) (?:field|function|variable) `?([^`;\s]+)`?/i;

/** The name that was meant, in the place of the one that was written. */
function takeMeant(message: string, now: unknown): Replacement | null {
  const [, meant] = /did you mean `([^`]+)`/.exec(message) ?? [];
  if (meant === undefined || typeof now !== "string") return null;
  const [, wrong] = WRONG.exec(message) ?? [];
  // Mended already: the judgement of the server is a moment behind.
  if (wrong !== undefined && !now.includes(wrong)) return null;
  if (wrong !== undefined && now !== wrong)
    return { value: now.replaceAll(new RegExp(`\\b${escape(wrong)}\\b`, "g"), () => meant) };
  return { value: now.startsWith("-") ? `-${meant}` : meant };
}

function takeBound(message: string, now: unknown): Replacement | null {
  if (typeof now !== "number") return null;
  const [, kind] = /too (small|big)/i.exec(message) ?? [];
  const [, bound] = /[<>]=?\s*(-?[\d.]+)/.exec(message) ?? [];
  return kind === undefined || bound === undefined ? null : { value: Number(bound) };
}

function takeOption(message: string, now: unknown): Replacement | null {
  if (!/invalid option/i.test(message) || typeof now !== "string") return null;
  const options = [...message.matchAll(/"([^"]+)"/g)].map(([, option]) => option ?? "");
  const nearest = nearestName(now, options) ?? options[0];
  return nearest === undefined ? null : { value: nearest };
}

/** What is missing may be taken from the type's own example. */
function fromExample(
  message: string,
  now: unknown,
  [name = "", ...deeper]: readonly string[],
  info: NodeTypeInfo | undefined,
): Replacement | null {
  const isMissing = now === undefined || now === "" || /too small/i.test(message);
  const example = info?.example.config[name];
  return isMissing && deeper.length === 0 && example !== undefined ? { value: example } : null;
}

const escape = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

function readAt(value: unknown, path: readonly string[]): unknown {
  let at = value;
  for (const key of path) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, key)) return undefined;
    at = (at as Record<string, unknown>)[key];
  }
  return at;
}

function writeAt(
  config: Record<string, unknown>,
  [key = "", ...rest]: readonly string[],
  value: unknown,
): Record<string, unknown> {
  if (rest.length === 0) {
    const { [key]: _gone, ...others } = config;
    return value === undefined ? others : { ...config, [key]: value };
  }
  const inner = Object.hasOwn(config, key) ? config[key] : undefined;
  if (Array.isArray(inner)) {
    const entries = Object.fromEntries(
      inner.map((each, index) => [String(index), each as unknown]),
    );
    const changed = writeAt(entries, rest, value);
    return {
      ...config,
      [key]: Object.keys(entries).flatMap((at) => (at in changed ? [changed[at]] : [])),
    };
  }
  return isRow(inner) ? { ...config, [key]: writeAt({ ...inner }, rest, value) } : config;
}

const toWord = (value: unknown): string => {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > 40 ? "the example" : text;
};
