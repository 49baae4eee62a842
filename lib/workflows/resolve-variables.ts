export type Variables = Readonly<Record<string, unknown>>;

/** A name in a value that no variable has. */
export type MissingVariable = { field: string; name: string };

export type Resolved = { value: unknown; missing: MissingVariable[] };

const WHOLE = /^\{\{\s*([^{}]{1,200}?)\s*\}\}$/;
const EVERY = /\{\{\s*([^{}]{1,200}?)\s*\}\}/g;

/**
 * Puts variables into a config: a text that is only `{{name}}` becomes the variable's own value,
 * a text that holds it gets the value as text. Raw fields, and all that is under them, stay as they are: text put into
 * an expression would be read as one, and a body has variables of its own. Recursion is safe: depth is capped before.
 */
export function resolveVariables(
  config: unknown,
  variables: Variables,
  raw: readonly string[] = [],
): Resolved {
  const missing: MissingVariable[] = [];
  const isRaw = (field: string) => {
    if (raw.length === 0) return false;
    const pattern = field.replaceAll(/\.\d+(?=\.|$)/g, ".*");
    return raw.some((path) => pattern === path || field.startsWith(`${path}.`));
  };

  const lookUp = (name: string, field: string): unknown => {
    if (Object.hasOwn(variables, name)) return variables[name];
    missing.push({ field, name });
    return undefined;
  };

  const resolveText = (text: string, field: string): unknown => {
    if (!text.includes("{{")) return text;
    const whole = WHOLE.exec(text)?.[1];
    if (whole !== undefined) return lookUp(whole, field);
    return text.replace(EVERY, (_, name: string) => {
      const value = lookUp(name, field);
      return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
    });
  };

  const resolve = (value: unknown, field: string): unknown => {
    if (typeof value === "string") return isRaw(field) ? value : resolveText(value, field);
    if (typeof value !== "object" || value === null) return value;
    const at = (key: string | number) => (field === "" ? String(key) : `${field}.${key}`);
    if (Array.isArray(value)) return value.map((item, index) => resolve(item, at(index)));
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, resolve(item, at(key))]),
    );
  };

  return { value: resolve(config, ""), missing };
}
