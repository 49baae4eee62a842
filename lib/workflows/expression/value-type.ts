import { z } from "zod";

/**
 * What is known of a value before the run. Every value may be null besides.
 * `date` is ISO text at run time; `unknown` may be anything and is never a reason to refuse.
 */
export type ValueType =
  | { kind: "unknown" | "null" | "number" | "text" | "boolean" | "date" }
  | { kind: "list"; item: ValueType }
  | { kind: "record"; fields: Readonly<Record<string, ValueType>>; isOpen: boolean };

export const UNKNOWN: ValueType = { kind: "unknown" };
export const ROWS: ValueType = { kind: "list", item: toRecordType({}, true) };

/** `isOpen` when there may be fields besides the named ones. */
export function toRecordType(
  fields: Readonly<Record<string, ValueType>>,
  isOpen: boolean,
): ValueType {
  return { kind: "record", fields: Object.assign(Object.create(null), fields), isOpen };
}

type JsonSchema = Readonly<Record<string, unknown>>;

const MAX_DEPTH = 16;
const ofZod = new WeakMap<z.ZodType, ValueType>();

/** Worked out once a schema: a graph of a thousand nodes asks for the same few. */
export function typeOfZod(schema: z.ZodType): ValueType {
  const known = ofZod.get(schema);
  if (known) return known;
  const type = typeOfJsonSchema(z.toJSONSchema(schema, { io: "output", unrepresentable: "any" }));
  ofZod.set(schema, type);
  return type;
}

export function typeOfJsonSchema(schema: unknown, depth = 0): ValueType {
  if (!isObject(schema) || depth > MAX_DEPTH) return UNKNOWN;
  const parts = alternativesOf(schema);
  if (parts) return parts.map((part) => typeOfJsonSchema(part, depth + 1)).reduce(joinTypes, NULL);
  if (Array.isArray(schema["enum"]))
    return schema["enum"].map((value) => typeOfValue(value)).reduce(joinTypes, NULL);
  if ("const" in schema) return typeOfValue(schema["const"]);
  if (schema["type"] === "array")
    return { kind: "list", item: typeOfJsonSchema(schema["items"], depth + 1) };
  if (schema["type"] === "object") return typeOfObject(schema, depth);
  return typeOfScalar(schema);
}

function alternativesOf(schema: JsonSchema): unknown[] | null {
  const { anyOf, oneOf, type } = schema;
  if (Array.isArray(anyOf)) return anyOf;
  if (Array.isArray(oneOf)) return oneOf;
  return Array.isArray(type) ? type.map((each: unknown) => ({ ...schema, type: each })) : null;
}

function typeOfScalar(schema: JsonSchema): ValueType {
  switch (schema["type"]) {
    case "number":
    case "integer":
      return { kind: "number" };
    case "string":
      return { kind: isMoment(schema) ? "date" : "text" };
    case "boolean":
      return { kind: "boolean" };
    case "null":
      return NULL;
    default:
      return UNKNOWN;
  }
}

const NULL: ValueType = { kind: "null" };

const isMoment = ({ format }: JsonSchema) => format === "date-time" || format === "date";

function typeOfObject(schema: JsonSchema, depth: number): ValueType {
  const properties = isObject(schema["properties"]) ? schema["properties"] : {};
  const fields = Object.entries(properties).map(([name, property]): [string, ValueType] => [
    name,
    typeOfJsonSchema(property, depth + 1),
  ]);
  return toRecordType(Object.fromEntries(fields), schema["additionalProperties"] !== false);
}

/** The type of a value that is there already, as a variable's or a pinned output. */
export function typeOfValue(value: unknown, depth = 0): ValueType {
  if (value === null || value === undefined) return NULL;
  if (typeof value === "number") return { kind: "number" };
  if (typeof value === "boolean") return { kind: "boolean" };
  if (typeof value === "string") return { kind: "text" };
  if (depth > MAX_DEPTH) return UNKNOWN;
  if (Array.isArray(value))
    return {
      kind: "list",
      item: value
        .slice(0, 50)
        .map((each) => typeOfValue(each, depth + 1))
        .reduce(joinTypes, NULL),
    };
  if (!isObject(value)) return UNKNOWN;
  const fields = Object.entries(value).map(([name, each]): [string, ValueType] => [
    name,
    typeOfValue(each, depth + 1),
  ]);
  return toRecordType(Object.fromEntries(fields), false);
}

/** What holds for either of two values; two records keep the fields of both. */
export function joinTypes(one: ValueType, other: ValueType): ValueType {
  if (one.kind === "null") return other;
  if (other.kind === "null") return one;
  if (one.kind === "list" && other.kind === "list")
    return { kind: "list", item: joinTypes(one.item, other.item) };
  if (one.kind === "record" && other.kind === "record") {
    const fields: Record<string, ValueType> = Object.assign(Object.create(null), one.fields);
    for (const [name, type] of Object.entries(other.fields))
      fields[name] = fields[name] ? joinTypes(fields[name], type) : type;
    return toRecordType(fields, one.isOpen || other.isOpen);
  }
  return one.kind === other.kind ? one : UNKNOWN;
}

/** The row type of a list; what is no list has rows of which nothing is known. */
export const rowTypeOf = (type: ValueType): ValueType =>
  type.kind === "list" ? type.item : UNKNOWN;

const isObject = (value: unknown): value is JsonSchema =>
  typeof value === "object" && value !== null && !Array.isArray(value);
