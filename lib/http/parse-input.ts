import type { z } from "zod";
import { AppError } from "../errors.ts";

type Issue = z.core.$ZodIssue;
type Found = { field: string; message: string };

/** The schema's value, or INVALID_INPUT whose details name every wrong field. */
export function parseInput<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  // No prototype: a field may be called __proto__.
  const details: Record<string, string[]> = Object.create(null);
  for (const { field, message } of parsed.error.issues.flatMap((issue) => read(issue, [])))
    (details[field] ??= []).push(message);
  const summary = Object.entries(details).map(([field, texts]) => `${field}: ${texts.join(", ")}`);
  throw new AppError("INVALID_INPUT", summary.slice(0, 20).join("; "), { details: { ...details } });
}

function read(issue: Issue, prefix: readonly PropertyKey[]): Found[] {
  const path = [...prefix, ...issue.path];
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({
      field: [...path, key].map(String).join("."),
      message: "is not known here",
    }));
  if (issue.code === "invalid_union") {
    const branch = closest(issue.errors);
    if (branch.length > 0) return branch.flatMap((inner) => read(inner, path));
  }
  return [{ field: path.length > 0 ? path.map(String).join(".") : "body", message: issue.message }];
}

/** The alternative that the value was probably meant for: of the right type, and with the fewest faults. */
function closest(branches: Issue[][]): Issue[] {
  const isOtherType = ([first]: Issue[]) =>
    first?.code === "invalid_type" && first.path.length === 0;
  const meant = branches.filter((branch) => !isOtherType(branch));
  const [best = []] = (meant.length > 0 ? meant : branches).toSorted((a, b) => a.length - b.length);
  return best;
}
