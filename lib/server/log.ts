import type { Log } from "../context.ts";

/** One JSON object a line on stderr; stdout belongs to the starter. */
export const log: Log = (level, message, fields = {}) => {
  const line = { time: new Date().toISOString(), level, message, ...fields };
  process.stderr.write(`${JSON.stringify(line, replaceError)}\n`);
};

/** The same log with fields that every line of one request or job carries. */
export const logWith =
  (common: Record<string, unknown>): Log =>
  (level, message, fields) =>
    log(level, message, { ...common, ...fields });

/** An Error has no own enumerable properties, so JSON alone would print `{}`. */
function replaceError(_key: string, value: unknown): unknown {
  if (typeof value === "bigint") return `${value}`;
  if (!(value instanceof Error)) return value;
  const { name, message, stack, cause, ...own } = value;
  return { name, message, stack, ...(cause !== undefined && { cause }), ...own };
}
