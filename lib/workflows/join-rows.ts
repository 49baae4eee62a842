import { NodeFault } from "./node-fault.ts";
import { rowKey } from "./row-key.ts";
import { eachRow, type Row } from "./rows.ts";

export type JoinPlan = {
  leftKeys: readonly string[];
  rightKeys: readonly string[];
  kind: "inner" | "left";
  /** Before the name of a right field that the left rows have too. */
  prefix: string;
  maxRows: number;
};

/** Every pair of rows with equal keys; an unknown key equals none. */
export async function joinRows(
  left: readonly Row[],
  right: readonly Row[],
  plan: JoinPlan,
  signal: AbortSignal,
): Promise<Row[]> {
  const { leftKeys, rightKeys, kind, prefix, maxRows } = plan;
  const [names, leftNames] = [namesOf(right), new Set(namesOf(left))];
  const columns = names.map((name) => ({ name, as: leftNames.has(name) ? prefix + name : name }));
  const byKey = new Map<string, Row[]>();
  await eachRow(right, signal, (row) => {
    const key = rowKey(row, rightKeys);
    if (key === null) return;
    const known = byKey.get(key);
    if (known) known.push(row);
    else byKey.set(key, [row]);
  });
  const output: Row[] = [];
  const none: Row[] = kind === "left" ? [{}] : [];
  await eachRow(left, signal, (row) => {
    const key = rowKey(row, leftKeys);
    const matches = (key === null ? undefined : byKey.get(key)) ?? none;
    if (output.length + matches.length > maxRows)
      throw new NodeFault(
        "OUTPUT_TOO_LARGE",
        `The join gives more than ${maxRows} rows: its keys repeat on both sides; remove duplicates before it, or join by more fields`,
      );
    for (const match of matches) output.push(pair(row, match, columns));
  });
  return output;
}

/** Right fields that a match lacks are unknown. */
function pair(left: Row, right: Row, columns: readonly { name: string; as: string }[]): Row {
  const added = columns.map(({ name, as }): [string, unknown] => [
    as,
    Object.hasOwn(right, name) ? right[name] : null,
  ]);
  return { ...left, ...Object.fromEntries(added) };
}

const namesOf = (rows: readonly Row[]): string[] => [...new Set(rows.flatMap(Object.keys))];
