/** Keys from the top of a value to a part of it; numbers are places in a list. */
export type ValuePath = readonly (string | number)[];

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
const RESERVED = new Set(["and", "or", "not", "in", "true", "false", "null"]);

/**
 * How the next node's expressions name a part of what comes in. Of a list it is a row's own: the place of the row falls away,
 * since an expression is read for each of them; `input` is the whole of it.
 */
export function toExpressionPath(path: ValuePath, isList: boolean): string {
  const [first, ...rest] = path;
  if (isList && typeof first === "number") return rest.length === 0 ? "input" : join(rest);
  return path.length === 0 ? "input" : join(path);
}

function join([first, ...rest]: ValuePath): string {
  const head =
    typeof first === "string" && NAME.test(first) && !RESERVED.has(first)
      ? first
      : `input[${JSON.stringify(first)}]`;
  return rest.reduce<string>(
    (text, key) =>
      typeof key === "string" && NAME.test(key) && !RESERVED.has(key)
        ? `${text}.${key}`
        : `${text}[${JSON.stringify(key)}]`,
    head,
  );
}
