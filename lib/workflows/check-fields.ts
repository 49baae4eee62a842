import { nearestName } from "./expression/nearest-name.ts";
import { rowTypeOf, UNKNOWN, type ValueType } from "./expression/value-type.ts";
import type { Arriving, FieldProblem } from "./node.ts";

/** The row type of what arrives at a node that takes a list; nothing is known where nothing arrives. */
export const arrivingRow = ({ flow }: Arriving): ValueType => rowTypeOf(flow.type);

/** The type at a dotted path as `readPath` reads it; null where the row surely has no such field. */
export function typeAtPath(row: ValueType, path: string): ValueType | null {
  if (row.kind === "record" && Object.hasOwn(row.fields, path))
    return figureOf(row.fields[path] ?? UNKNOWN);
  let at: ValueType = row;
  for (const name of path.split(".")) {
    if (at.kind === "unknown" || at.kind === "null") return UNKNOWN;
    if (at.kind === "list") return UNKNOWN;
    if (at.kind !== "record") return null;
    const field: ValueType | undefined = Object.hasOwn(at.fields, name)
      ? at.fields[name]
      : undefined;
    if (!field && !at.isOpen) return null;
    at = field ?? UNKNOWN;
  }
  return figureOf(at);
}

const figureOf = (type: ValueType): ValueType =>
  type.kind === "record" && Object.hasOwn(type.fields, "value")
    ? (type.fields["value"] ?? type)
    : type;

/** What is wrong with a field that a config names, or null. */
export function whyNoField(row: ValueType, path: string): string | null {
  if (typeAtPath(row, path) !== null || row.kind !== "record") return null;
  const names = Object.keys(row.fields);
  const nearest = nearestName(path, names);
  const advice = nearest
    ? `did you mean \`${nearest}\`?`
    : `there are ${names.slice(0, 12).join(", ")}`;
  return `unknown field \`${path}\`; ${advice}`;
}

/** One problem a field that the rows that arrive do not have. */
export const checkFields = (
  row: ValueType,
  fields: readonly { at: string; path: string }[],
): FieldProblem[] =>
  fields.flatMap(({ at, path }) => {
    const message = whyNoField(row, path);
    return message === null ? [] : [{ field: at, message }];
  });

export const pathsAt = (at: string, paths: readonly string[]) =>
  paths.map((path, index) => ({ at: `${at}.${index}`, path }));
