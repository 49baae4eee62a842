import { MAX_OPERATIONS, type Operation, operationSchema } from "./operation.ts";

export type ReadAnswer = {
  summary: string;
  operations: Operation[];
  /** What could not be read, each with its place. */
  reasons: string[];
};

/** Takes an answer of any shape apart; what is wrong is named and left out. */
export function readOperations(answer: unknown): ReadAnswer {
  const { summary, operations } = (answer ?? {}) as Record<string, unknown>;
  const read: ReadAnswer = {
    summary: typeof summary === "string" ? summary.slice(0, 2000) : "",
    operations: [],
    reasons: [],
  };
  if (!Array.isArray(operations)) {
    read.reasons.push("operations is no list");
    return read;
  }
  if (operations.length > MAX_OPERATIONS)
    read.reasons.push(`${operations.length} operations; at most ${MAX_OPERATIONS}`);
  for (const [index, item] of operations.slice(0, MAX_OPERATIONS).entries()) {
    const parsed = operationSchema.safeParse(item);
    if (parsed.success) read.operations.push(parsed.data);
    else
      read.reasons.push(
        ...parsed.error.issues.map(
          ({ path, message }) => `operation ${index + 1}: ${[...path, message].join(": ")}`,
        ),
      );
  }
  if (operations.length === 0) read.reasons.push("there is no operation");
  return read;
}
