import { z } from "zod";
import { isBySource } from "../by-source.ts";
import { joinTypes, ROWS, type ValueType } from "../expression/value-type.ts";
import { NodeFault } from "../node-fault.ts";
import { type Arriving, defineNode, type Flow } from "../node.ts";
import { newName } from "../row-fields.ts";
import { eachRow, type Row, rowsSchema } from "../rows.ts";

export const merge = defineNode({
  type: "merge",
  version: 1,
  label: "Merge",
  description: "Puts the rows of several inputs into one list",
  category: "transform",
  icon: "merge",
  docs: "Takes any number of incoming edges and puts out all their rows, one input after the other in the order of the edges' sources. A single object counts as one row, nothing as none. An input whose branch was not taken gives no rows. `sourceField` adds the id of the node that a row came from. Rows that stand in two inputs stand in the output twice: put `dedupe` behind it.",
  example: { config: { sourceField: "source" } },
  config: z.strictObject({
    sourceField: newName.optional().meta({
      title: "Note the source in",
      description: "A field for the id of the node that the row came from",
    }),
  }),
  input: { kind: "parents", schema: z.unknown() },
  output: { kind: "table", schema: rowsSchema },
  pure: true,
  check: ({ arriving }) => ({ problems: [], leaving: leavingOf(arriving) }),
  async run({ config: { sourceField }, input, ctx }) {
    const output: Row[] = [];
    for (const [source, value] of inputsOf(input))
      await eachRow(toRows(source, value), ctx.signal, (row) => {
        output.push(sourceField === undefined ? row : { ...row, [sourceField]: source });
      });
    return { output };
  },
});

const inputsOf = (input: unknown): [string, unknown][] =>
  isBySource(input) ? Object.entries(input) : [["input", input]];

function toRows(source: string, value: unknown): Row[] {
  if (value === null || value === undefined) return [];
  const rows: unknown[] = Array.isArray(value) ? value : [value];
  const odd = rows.findIndex(
    (row) => typeof row !== "object" || row === null || Array.isArray(row),
  );
  if (odd >= 0)
    throw new NodeFault("BAD_INPUT", `Merge takes rows; element ${odd + 1} of ${source} is none`);
  return rows as Row[];
}

function leavingOf({ parents, flow }: Arriving): Flow {
  const flows = parents.length === 0 ? [flow] : parents.map((parent) => parent.flow);
  const kinds = new Set(flows.map(({ kind }) => kind));
  const [kind = "table"] = kinds;
  const isRows = flows.every(({ type }) => type.kind === "list");
  const type = flows.map((each) => toList(each.type)).reduce(joinTypes, { kind: "null" });
  return { kind: kinds.size === 1 && isRows ? kind : "table", type };
}

const toList = (type: ValueType): ValueType => {
  if (type.kind === "list") return type;
  return type.kind === "record" ? { kind: "list", item: type } : ROWS;
};
