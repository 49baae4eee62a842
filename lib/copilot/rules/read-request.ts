import { describeConfig } from "../../workflows/describe-config.ts";
import { readConditions, readLimit, readOrder } from "./read-conditions.ts";
import { readSource } from "./read-source.ts";
import { readSteps } from "./read-steps.ts";
import type { Request } from "./request.ts";

/** Looks for fixed words; what it does not know it does not guess. */
export function readRequest(message: string): Request {
  const text = message.toLowerCase();
  const source = readSource(text);
  const conditions = readConditions(text);
  const order = readOrder(text);
  const limit = readLimit(text);
  const steps = readSteps(message);
  const understood = [
    ...(source ? [[source.label, describeConfig(source.config)].filter(Boolean).join(" — ")] : []),
    ...(conditions.length > 0 ? [describeConfig({ conditions })] : []),
    ...(order === null ? [] : [`in the order ${order}`]),
    ...(limit === null ? [] : [`at most ${limit}`]),
    ...steps.map(({ label }) => label.toLowerCase()),
  ];
  return { source, conditions, order, limit, steps, understood };
}
