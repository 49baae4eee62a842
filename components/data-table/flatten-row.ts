type Plain = Record<string, unknown>;

const isPlain = (value: unknown): value is Plain =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What has parts becomes a column a part (`momentum.value`); a list of words one cell, any other list its JSON. */
export function flattenRow(row: Plain, prefix = ""): Plain {
  const flat: Plain = {};
  for (const [name, value] of Object.entries(row)) {
    const path = `${prefix}${name}`;
    if (isPlain(value)) Object.assign(flat, flattenRow(value, `${path}.`));
    else flat[path] = isWords(value) ? value.join("; ") : value;
  }
  return flat;
}

const isWords = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === "string");
