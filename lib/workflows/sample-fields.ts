import { isRow } from "./is-row.ts";
import {
  joinTypes,
  rowTypeOf,
  toRecordType,
  typeOfValue,
  UNKNOWN,
  type ValueType,
} from "./expression/value-type.ts";

/** A field that may be named, with one of its values. */
export type SampleField = { path: string; kind: ValueType["kind"]; example: unknown };

const MOST_ROWS = 200;
const MOST_FIELDS = 200;

/** The rows of what comes in; one object is one row. */
export function toSampleRows(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.slice(0, MOST_ROWS);
  return value === undefined || value === null ? [] : [value];
}

/** What a row is, from what the ports promise and what a sample holds; of a field in both the promise counts. */
export function toRowType(promised: ValueType, sample: unknown): ValueType {
  const row = promised.kind === "list" ? rowTypeOf(promised) : promised;
  const seen = toSampleRows(sample).reduce<ValueType>(
    (type, each) => joinTypes(type, typeOfValue(each)),
    { kind: "null" },
  );
  return mergeTypes(row, seen);
}

/** The same of all that comes in at once. */
export const toInputType = (promised: ValueType, sample: unknown): ValueType =>
  sample === undefined ? promised : mergeTypes(promised, typeOfValue(sample));

function mergeTypes(promised: ValueType, seen: ValueType): ValueType {
  if (seen.kind === "null") return promised;
  if (promised.kind === "unknown" || promised.kind === "null") return seen;
  if (promised.kind === "list" && seen.kind === "list")
    return { kind: "list", item: mergeTypes(promised.item, seen.item) };
  if (promised.kind !== "record" || seen.kind !== "record") return promised;
  const fields = Object.fromEntries(
    [...new Set([...Object.keys(promised.fields), ...Object.keys(seen.fields)])].map((name) => [
      name,
      mergeTypes(promised.fields[name] ?? UNKNOWN, seen.fields[name] ?? UNKNOWN),
    ]),
  );
  return toRecordType(fields, promised.isOpen);
}

/** Fields of a row as conditions and keys name them: dotted into objects, a figure by its own name. */
export function toSampleFields(row: ValueType, sample: unknown): SampleField[] {
  const rows = toSampleRows(sample);
  const fields: SampleField[] = [];
  const visit = (type: ValueType, prefix: string, depth: number) => {
    if (type.kind !== "record") return;
    for (const [name, each] of Object.entries(type.fields)) {
      if (fields.length >= MOST_FIELDS) return;
      const path = prefix === "" ? name : `${prefix}.${name}`;
      const isFigure = each.kind === "record" && Object.hasOwn(each.fields, "value");
      if (each.kind === "record" && !isFigure && depth < 3) visit(each, path, depth + 1);
      else fields.push({ path, kind: kindOf(each), example: exampleOf(rows, path) });
    }
  };
  visit(row, "", 0);
  return fields;
}

const kindOf = (type: ValueType): ValueType["kind"] =>
  type.kind === "record" ? (type.fields["value"]?.kind ?? "record") : type.kind;

function exampleOf(rows: readonly unknown[], path: string): unknown {
  for (const row of rows) {
    const value = readParts(row, path.split("."));
    if (value !== null && value !== undefined) return value;
  }
  return undefined;
}

function readParts(row: unknown, parts: readonly string[]): unknown {
  let at: unknown = row;
  for (const name of parts) {
    if (!isRow(at) || !Object.hasOwn(at, name)) return undefined;
    at = at[name];
  }
  return isRow(at) && Object.hasOwn(at, "value") ? at["value"] : at;
}

/** The first values of a field that differ, for the choices of a condition. */
export function distinctValues(sample: unknown, path: string, most = 20): string[] {
  const seen = new Set<string>();
  for (const row of toSampleRows(sample)) {
    const value = readParts(row, path.split("."));
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
      seen.add(String(value));
    if (seen.size >= most) break;
  }
  return [...seen];
}

const ORDERED = ["eq", "neq", "gt", "gte", "lt", "lte", "in", "is_null", "not_null"];
const SUITED: Partial<Record<ValueType["kind"], readonly string[]>> = {
  number: ORDERED,
  date: ORDERED,
  text: ["eq", "neq", "contains", "starts_with", "in", "is_null", "not_null"],
  boolean: ["eq", "neq", "is_null", "not_null"],
  list: ["contains", "is_null", "not_null"],
};

/** Of a condition's operators those that make sense for a kind of value; all where it is not known. */
export const operatorsFor = (kind: ValueType["kind"], all: readonly string[]): string[] => {
  const suited = SUITED[kind];
  return suited ? all.filter((each) => suited.includes(each)) : [...all];
};
