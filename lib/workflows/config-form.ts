type JsonSchema = Record<string, unknown>;

/** What a node may ask for by `x-widget`; the rest is read from the shape. */
const WANTED = [
  "conditions",
  "rows",
  "expression",
  "category",
  "market",
  "wallet",
  "workflow",
  "secret",
  "headers",
  "parent",
  "field",
  "fields",
  "sort-fields",
  "date",
  "duration",
] as const;

export type FieldWidget =
  | (typeof WANTED)[number]
  | "text"
  | "prompt"
  | "number"
  | "select"
  | "switch"
  | "list"
  | "json";

/** What a number counts. */
export type FieldUnit = "usd" | "probability" | "change" | "hours" | "bytes";

/** One control of a node's form, drawn from its JSON Schema; nothing of a node is declared twice. */
export type ConfigField = {
  name: string;
  label: string;
  help: string | null;
  widget: FieldWidget;
  isRequired: boolean;
  options: string[];
  /** What to offer while typing; other values are allowed. */
  suggestions: string[];
  /** For a number: also takes `{{variable}}`, which gives its own value. */
  takesTemplate: boolean;
  unit: FieldUnit | null;
  /** Of an expression: whether it is read once a row, or once over all that comes in. */
  reads: "row" | "input";
  /** The fields of each entry of a list of objects. */
  items: ConfigField[];
  isWhole: boolean;
  min: number | null;
  max: number | null;
  placeholder: string;
  default: unknown;
};

export function toConfigFields(schema: JsonSchema): ConfigField[] {
  const required = new Set(strings(schema["required"]));
  return Object.entries(record(schema["properties"])).map(([name, property]) =>
    toField(name, record(property), required.has(name)),
  );
}

function toField(name: string, property: JsonSchema, isListed: boolean): ConfigField {
  const kinds = kindsOf(property);
  const shape = mainShape(property);
  const [example] = Array.isArray(property["examples"]) ? property["examples"] : [];
  return {
    name,
    label: text(property["title"]) ?? toLabel(name),
    help: text(property["description"]) ?? null,
    widget: widgetOf(name, property, shape, kinds),
    isRequired: isListed && property["default"] === undefined,
    options: optionsOf(property),
    suggestions: strings(property["examples"]),
    takesTemplate: kinds.has("number") || kinds.has("integer"),
    unit: unitOf(property, shape),
    reads: property["x-reads"] === "input" ? "input" : "row",
    items: toConfigFields(record(shape["items"])),
    isWhole: kinds.has("integer"),
    min: bound(shape["minimum"]) ?? bound(shape["exclusiveMinimum"]),
    max: bound(shape["maximum"]),
    placeholder: placeholderOf(property["default"], example),
    default: property["default"],
  };
}

function widgetOf(
  name: string,
  property: JsonSchema,
  shape: JsonSchema,
  kinds: ReadonlySet<string>,
): FieldWidget {
  const wanted = text(property["x-widget"]);
  if (wanted === "textarea" || wanted === "prompt") return "prompt";
  const known = WANTED.find((each) => each === wanted);
  if (known) return known;
  if (isConditions(shape)) return "conditions";
  if (optionsOf(property).length > 0) return "select";
  if (kinds.has("number") || kinds.has("integer")) return "number";
  if (kinds.has("boolean")) return "switch";
  if (kinds.has("string")) return isLong(name, shape) ? "prompt" : "text";
  const items = record(shape["items"]);
  return kinds.has("array") && items["type"] === "string" ? "list" : "json";
}

function unitOf(property: JsonSchema, shape: JsonSchema): FieldUnit | null {
  const wanted = property["x-widget"];
  if (wanted === "probability") return bound(shape["minimum"]) === -1 ? "change" : "probability";
  return wanted === "usd" || wanted === "hours" || wanted === "bytes" ? wanted : null;
}

/** An address may be long and has one line all the same. */
const isLong = (name: string, shape: JsonSchema) =>
  /prompt|template|message|body/i.test(name) ||
  (Number(shape["maxLength"] ?? 0) > 500 && !/url|link/i.test(name));

function isConditions(shape: JsonSchema): boolean {
  const properties = record(record(shape["items"])["properties"]);
  return shape["type"] === "array" && "field" in properties && "operator" in properties;
}

/** Operators of one condition, in the order of the schema. */
export function conditionOperators(schema: JsonSchema, name: string): string[] {
  const shape = mainShape(record(record(schema["properties"])[name]));
  return optionsOf(record(record(record(shape["items"])["properties"])["operator"]));
}

/** Fields that a condition may name: listed or suggested by the schema. */
export function conditionFields(schema: JsonSchema, name: string): string[] {
  const shape = mainShape(record(record(schema["properties"])[name]));
  const field = record(record(record(shape["items"])["properties"])["field"]);
  return [...optionsOf(field), ...strings(field["examples"])];
}

const alternatives = (property: JsonSchema): JsonSchema[] =>
  ["anyOf", "oneOf"].flatMap((key) => {
    const list = property[key];
    return Array.isArray(list) ? list.map(record) : [];
  });

function kindsOf(property: JsonSchema): Set<string> {
  const own = property["type"];
  const kinds = Array.isArray(own) ? strings(own) : typeof own === "string" ? [own] : [];
  return new Set([...kinds, ...alternatives(property).flatMap((each) => [...kindsOf(each)])]);
}

/** Of a union the part that draws the control: a template string beside it only widens what may be typed. */
function mainShape(property: JsonSchema): JsonSchema {
  const parts = alternatives(property).filter((part) => part["type"] !== "null");
  return parts.find((part) => part["type"] !== "string") ?? parts[0] ?? property;
}

function optionsOf(property: JsonSchema): string[] {
  const own = [...strings(property["enum"]), ...strings([property["const"]])];
  if (own.length > 0) return own;
  const parts = alternatives(property);
  return parts.every((part) => optionsOf(part).length > 0) ? parts.flatMap(optionsOf) : [];
}

function placeholderOf(fallback: unknown, example: unknown): string {
  if (typeof fallback === "string" || typeof fallback === "number") return String(fallback);
  return typeof example === "string" || typeof example === "number" ? String(example) : "";
}

/** volume_min → Volume min, maxItems → Max items. */
export function toLabel(name: string): string {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replaceAll("_", " ")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export type ReadField = { value: unknown } | { error: string };

/** What a typed text means for a field; an empty one leaves the key out, so that the default holds. */
export function readField(field: ConfigField, typed: string): ReadField {
  const trimmed = typed.trim();
  if (trimmed === "") return { value: undefined };
  if (field.widget === "number") return readNumber(field, trimmed);
  if (field.widget === "list")
    return {
      value: trimmed
        .split(",")
        .map((part) => part.trim())
        .filter(Boolean),
    };
  if (field.widget !== "json") return { value: typed };
  try {
    return { value: JSON.parse(trimmed) as unknown };
  } catch (error) {
    return { error: error instanceof Error ? error.message : "is not JSON" };
  }
}

function readNumber({ takesTemplate, isWhole, min, max }: ConfigField, typed: string): ReadField {
  if (takesTemplate && /^\{\{.+\}\}$/.test(typed)) return { value: typed };
  const value = Number(typed.replaceAll(/[,_]/g, ""));
  if (!Number.isFinite(value)) return { error: "must be a number" };
  if (isWhole && !Number.isInteger(value)) return { error: "must be a whole number" };
  if (min !== null && value < min) return { error: `must be at least ${min}` };
  if (max !== null && value > max) return { error: `must be at most ${max}` };
  return { value };
}

/** The text that a control starts with. */
export function writeField(field: ConfigField, value: unknown): string {
  if (value === undefined || value === null) return "";
  if (field.widget === "list" && Array.isArray(value)) return value.join(", ");
  if (field.widget === "json") return JSON.stringify(value, null, 2);
  return typeof value === "string" ? value : JSON.stringify(value);
}

const record = (value: unknown): JsonSchema =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonSchema) : {};

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];

const text = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;

/** zod prints the limits of a safe integer, which say nothing to a reader. */
const bound = (value: unknown): number | null =>
  typeof value === "number" && Math.abs(value) < Number.MAX_SAFE_INTEGER ? value : null;

/** What a number of a field means in words: 0.42 → 42¢; empty where that says no more. */
export function describeNumber({ unit }: ConfigField, value: number | null): string {
  if (value === null) return "";
  const cents = Number((value * 100).toFixed(2));
  if (unit === "probability") return `${cents}¢`;
  if (unit === "change") return `${value > 0 ? "+" : ""}${cents} points`;
  if (unit === "usd" && Math.abs(value) >= 1000) return `$${COMPACT.format(value)}`;
  if (unit === "hours" && value >= 48) return `${Number((value / 24).toFixed(1))} days`;
  if (unit === "bytes" && value >= 1024) return `${Number((value / 1024).toFixed(0))} kB`;
  return "";
}

const COMPACT = new Intl.NumberFormat("en-US", { notation: "compact", maximumFractionDigits: 2 });
