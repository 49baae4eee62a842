import type { NodeTypeInfo } from "../workflows/api.ts";

type Property = {
  type?: string;
  enum?: unknown[];
  default?: unknown;
  description?: string;
  title?: string;
  items?: Property;
  minimum?: number;
  maximum?: number;
};

const MAX_CHOICES = 24;

/** One line a node type: what it does, what it takes and gives, its fields with their kinds. For a model to read. */
export const describeCatalogue = (types: readonly NodeTypeInfo[]): string =>
  types.map(describeType).join("\n");

function describeType({
  type,
  category,
  description,
  input,
  output,
  branches,
  configSchema,
  example,
}: NodeTypeInfo) {
  const ports = `${input?.kind ?? "nothing"} → ${output?.kind ?? "nothing"}`;
  const required = new Set((configSchema["required"] as string[] | undefined) ?? []);
  const properties = Object.entries(
    (configSchema["properties"] as Record<string, Property> | undefined) ?? {},
  );
  const fields = properties.map(
    ([name, property]) => `${name}${required.has(name) ? "" : "?"}: ${describeProperty(property)}`,
  );
  return [
    `- ${type} (${category}; ${ports}): ${description}.`,
    fields.length > 0 ? `config { ${fields.join("; ")} }` : "config {}",
    ...(branches.length > 0 ? [`branches ${branches.join(", ")}`] : []),
    `e.g. ${JSON.stringify(example.config)}`,
  ].join(" ");
}

function describeProperty(property: Property): string {
  const { default: fallback, minimum, maximum } = property;
  const range =
    minimum !== undefined && maximum !== undefined && Math.abs(maximum) < 1e12
      ? ` ${minimum}..${maximum}`
      : "";
  const unset = fallback === undefined ? "" : ` = ${JSON.stringify(fallback)}`;
  return `${kindOf(property)}${range}${unset}`;
}

function kindOf({ type, enum: choices, items }: Property): string {
  if (choices) {
    const shown = choices.slice(0, MAX_CHOICES).map((choice) => JSON.stringify(choice));
    return [...shown, ...(choices.length > MAX_CHOICES ? ["…"] : [])].join("|");
  }
  return type === "array" ? `list of ${items?.type ?? "any"}` : (type ?? "any");
}
