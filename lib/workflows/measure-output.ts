import { countBytes } from "./measure-json.ts";
import { NodeFault } from "./node-fault.ts";

export const INLINE_BYTES = 64 * 1024;
export const MAX_OUTPUT_BYTES = 10 * 1024 * 1024;
const PREVIEW_CHARACTERS = 2000;
const PREVIEW_ITEMS = 3;
const MAX_OUTPUT_DEPTH = 200;

/** `text` only where it had to be made. */
export type MeasuredOutput = { size: number; text: string | null };

/** How large an output is on the wire. Throws NodeFault for what JSON would lose or cannot hold. */
export function measureOutput(output: unknown): MeasuredOutput {
  switch (typeof output) {
    case "boolean":
      return { size: 5, text: null };
    case "number":
      if (!Number.isFinite(output)) throw unfit(`${output} at the top`);
      return { size: 24, text: null };
    case "object":
      if (output === null) return { size: 4, text: null };
      break;
    case "string":
      if (output.length < 1000) return { size: output.length * 4, text: null };
      break;
    default:
      throw unfit(`a ${typeof output} at the top`);
  }
  checkValues(output);
  const text = JSON.stringify(output) ?? "null";
  const size = countBytes(text);
  if (size > MAX_OUTPUT_BYTES)
    throw new NodeFault(
      "OUTPUT_TOO_LARGE",
      `The output has ${size} bytes; at most ${MAX_OUTPUT_BYTES} fit. Filter or limit before this node.`,
    );
  return { size, text };
}

type Step = { value: object; path: string; depth: number };

/** Iterative; a value that contains itself shows as depth without end. */
function checkValues(output: unknown): void {
  if (typeof output !== "object" || output === null) return;
  const stack: Step[] = [{ value: output, path: "", depth: 0 }];
  for (let step = stack.pop(); step; step = stack.pop()) {
    if (step.depth > MAX_OUTPUT_DEPTH)
      throw unfit(`more than ${MAX_OUTPUT_DEPTH} levels, or a value that contains itself,`);
    for (const key of Object.keys(step.value)) {
      const value: unknown = (step.value as Record<string, unknown>)[key];
      if (typeof value === "object" && value !== null)
        stack.push({ value, path: `${step.path}.${key}`, depth: step.depth + 1 });
      else if (!isPlain(value))
        throw unfit(`${describe(value)} at ${`${step.path}.${key}`.slice(1)}`);
    }
  }
}

const isPlain = (value: unknown): boolean =>
  typeof value === "number"
    ? Number.isFinite(value)
    : typeof value !== "bigint" && typeof value !== "function" && typeof value !== "symbol";

const describe = (value: unknown) =>
  typeof value === "number" ? String(value) : `a ${typeof value}`;

const unfit = (what: string) =>
  new NodeFault("NODE_FAILED", `The output holds ${what}, which JSON cannot carry`);

/** The head of a large value: its first items where they are small, else the head of its text. */
export function previewOf(output: unknown, text: string): unknown {
  if (Array.isArray(output)) {
    const head: unknown[] = output.slice(0, PREVIEW_ITEMS);
    if (JSON.stringify(head).length <= PREVIEW_CHARACTERS * 4) return head;
  }
  return (typeof output === "string" ? output : text).slice(0, PREVIEW_CHARACTERS);
}
