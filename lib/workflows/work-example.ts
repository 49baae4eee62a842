import { typeOfValue } from "./expression/value-type.ts";
import { isRow } from "./is-row.ts";
import type { NodeContext, NodeType } from "./node.ts";
import { NodeFault } from "./node-fault.ts";

/** What came in, and what the type's own example made of it. `columns` are those that the example is about. */
export type WorkedExample = { input: unknown; output: unknown; branch?: string; columns: string[] };

/**
 * Runs a type's example over the first of the samples that fits it, here and now. Null for a type that reaches the
 * outside or waits, and where no sample fits.
 */
export async function workExample(
  type: NodeType,
  samples: readonly (readonly Record<string, unknown>[])[],
  { now, signal }: { now: () => Date; signal: AbortSignal },
): Promise<WorkedExample | null> {
  const parsed = type.config.safeParse(type.example.config);
  if (!parsed.success || type.output === null || !takesRows(type)) return null;
  const config: unknown = parsed.data;
  const input = samples.find((sample) => sample.length > 0 && fits(type, config, sample));
  if (!input) return null;
  const ctx = sealedContext(now, signal);
  const result = await type.run({ config, input, ctx }).catch(() => null);
  if (!result) return null;
  const { output, branch } = result;
  const columns = columnsOf(type.example.config, input, output);
  return { input, output, columns, ...(branch !== undefined && { branch }) };
}

const takesRows = ({ input }: NodeType): boolean =>
  input !== null && ["table", "markets", "any"].includes(input.kind);

function fits(type: NodeType, config: unknown, sample: readonly unknown[]): boolean {
  if (!type.input?.schema.safeParse(sample).success) return false;
  const flow = { kind: "table" as const, type: typeOfValue(sample) };
  const arriving = { flow, parents: [{ source: "sample", flow }] };
  const checked = type.check?.({ config, arriving, variables: typeOfValue({}) });
  return (checked?.problems ?? []).length === 0;
}

/** What the example names of the rows, and what it adds to them; the name of the row first. */
function columnsOf(config: unknown, input: readonly Record<string, unknown>[], output: unknown) {
  const known = Object.keys(input[0] ?? {});
  const text = JSON.stringify(config);
  const named = known.filter((key) => key !== "title" && new RegExp(`\\b${key}\\b`).test(text));
  const rows = Array.isArray(output) ? output.filter(isRow) : [];
  const made = Object.keys(rows[0] ?? {}).filter((key) => !known.includes(key));
  const label = known.includes("title") ? "title" : known[0];
  return [...(label === undefined ? [] : [label]), ...named, ...made];
}

/** A node that asks anything of the outside, or waits, fails here. */
function sealedContext(now: () => Date, signal: AbortSignal): NodeContext {
  const refuse = () => {
    throw new NodeFault("NODE_FAILED", "An example reaches nothing outside");
  };
  const own: Record<string, unknown> = {
    now,
    signal,
    variables: {},
    nodeId: "example",
    waited: null,
    log: () => undefined,
    delta: () => undefined,
    spend: () => undefined,
  };
  return new Proxy({} as NodeContext, {
    get: (_target, name) => (typeof name === "string" && name in own ? own[name] : refuse()),
  });
}
