import { z } from "zod";
import { isBySource } from "../by-source.ts";
import { checkFields, pathsAt } from "../check-fields.ts";
import { rowTypeOf, toRecordType, UNKNOWN, type ValueType } from "../expression/value-type.ts";
import { joinRows } from "../join-rows.ts";
import { NodeFault } from "../node-fault.ts";
import { type Arriving, defineNode, type Flow } from "../node.ts";
import { fieldPath, newName } from "../row-fields.ts";
import { type Row, rowsSchema } from "../rows.ts";

const configSchema = z
  .strictObject({
    left: z.string().min(1).max(200).optional().meta({
      title: "Left input",
      "x-widget": "parent",
      description: "The id of the node whose rows are kept as they are; else the first one",
    }),
    leftKeys: z.array(fieldPath).min(1).max(5).meta({
      title: "Left fields",
      "x-widget": "fields",
      description: "Rows are joined where these equal the right fields",
    }),
    rightKeys: z.array(fieldPath).max(5).default([]).meta({
      title: "Right fields",
      "x-widget": "fields",
      description: "In the same order; without any, the fields of the same names",
    }),
    kind: z.enum(["inner", "left"]).default("inner").meta({
      title: "Keep",
      description: "inner: only rows with a match; left: every left row",
    }),
    prefix: newName.default("right_").meta({
      title: "Prefix",
      description: "Before the name of a right field that the left rows have, too",
    }),
    maxRows: z.number().int().min(1).max(100_000).default(10_000).meta({ title: "Rows, at most" }),
  })
  .superRefine(({ leftKeys, rightKeys }, ctx) => {
    if (rightKeys.length > 0 && rightKeys.length !== leftKeys.length)
      ctx.addIssue({
        code: "custom",
        path: ["rightKeys"],
        message: `there are ${leftKeys.length} left fields; name as many right ones`,
      });
  });
type Config = z.output<typeof configSchema>;

const keysOf = ({ leftKeys, rightKeys }: Config) => ({
  leftKeys,
  rightKeys: rightKeys.length > 0 ? rightKeys : leftKeys,
});

export const join = defineNode({
  type: "join",
  version: 1,
  label: "Join",
  description: "Puts matching rows of two inputs side by side",
  category: "transform",
  icon: "combine",
  docs: "Takes exactly two incoming edges. Each left row is put out with the fields of every right row whose keys are equal: keys that repeat on both sides multiply the rows, and past `maxRows` the node fails and cuts nothing. A number equals its text; an unknown key equals nothing. `inner` drops left rows without a match, `left` keeps them with null in the right fields. A right field that the left rows have, too, gets the prefix. Name the left node in `left`; without it the first of the two sources is left. An input whose branch was not taken is an empty list.",
  example: { config: { leftKeys: ["conditionId"], kind: "left" } },
  config: configSchema,
  input: { kind: "parents", schema: z.unknown() },
  output: { kind: "table", schema: rowsSchema },
  pure: true,
  check({ config, arriving }) {
    if (arriving.parents.length === 0) return { problems: [] };
    const sides = sidesOf(config, arriving);
    if (typeof sides === "string")
      return { problems: [{ field: sides.startsWith("there") ? "left" : "", message: sides }] };
    const { leftKeys, rightKeys } = keysOf(config);
    const [left, right] = [rowTypeOf(sides.left.type), rowTypeOf(sides.right.type)];
    return {
      problems: [
        ...checkFields(left, pathsAt("leftKeys", leftKeys)),
        ...checkFields(
          right,
          pathsAt(config.rightKeys.length > 0 ? "rightKeys" : "leftKeys", rightKeys),
        ),
      ],
      leaving: {
        kind: sides.left.kind,
        type: { kind: "list", item: joinedType(left, right, config.prefix) },
      },
    };
  },
  async run({ config, input, ctx }) {
    if (!isBySource(input))
      throw new NodeFault("BAD_INPUT", "Join takes two inputs; draw a second edge to it");
    const names = Object.keys(input);
    const left = config.left ?? names[0] ?? "";
    const right = names.find((name) => name !== left);
    const plan = { ...config, ...keysOf(config) };
    const rows = await joinRows(
      toRows(left, input[left]),
      toRows(right ?? "right", right === undefined ? [] : input[right]),
      plan,
      ctx.signal,
    );
    return { output: rows };
  },
});

function toRows(source: string, value: unknown): Row[] {
  const parsed = rowsSchema.safeParse(value ?? []);
  if (!parsed.success)
    throw new NodeFault("BAD_INPUT", `Join takes rows, and ${source} gives none`);
  return parsed.data;
}

/** The two inputs, or what is wrong with them. */
function sidesOf({ left }: Config, { parents }: Arriving): { left: Flow; right: Flow } | string {
  const flows = new Map(parents.map(({ source, flow }) => [source, flow]));
  if (flows.size !== 2) return `Join takes two inputs, and ${flows.size} are connected`;
  if (left !== undefined && !flows.has(left))
    return `there is no input from ${left}; there are ${[...flows.keys()].join(" and ")}`;
  const first = left ?? Object.keys(Object.fromEntries(flows))[0];
  const sides = [...flows].toSorted(([one]) => (one === first ? -1 : 1)).map(([, flow]) => flow);
  for (const [source, { type }] of flows)
    if (type.kind !== "list" && type.kind !== "unknown")
      return `Join takes rows, and ${source} gives one object; take a list out of it first`;
  const [one = ANY, other = ANY] = sides;
  return { left: one, right: other };
}

const ANY: Flow = { kind: "any", type: UNKNOWN };

function joinedType(left: ValueType, right: ValueType, prefix: string): ValueType {
  if (left.kind !== "record") return UNKNOWN;
  if (right.kind !== "record") return toRecordType(left.fields, true);
  const added = Object.entries(right.fields).map(([name, type]): [string, ValueType] => [
    Object.hasOwn(left.fields, name) ? prefix + name : name,
    type,
  ]);
  return toRecordType(
    { ...left.fields, ...Object.fromEntries(added) },
    left.isOpen || right.isOpen,
  );
}
