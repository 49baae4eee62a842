import type { z } from "zod";
import { AppError } from "../errors.ts";
import { type ListMarketsInput, listMarketsInputSchema } from "./schema.ts";

/** A page's own parameters, judged as the route judges them: a wrong one is an INVALID_INPUT that names its field. */
export function parseListMarkets(raw: Record<string, string | number>): ListMarketsInput {
  const parsed = listMarketsInputSchema.safeParse(raw);
  if (parsed.success) return parsed.data;
  throw new AppError("INVALID_INPUT", describe(parsed.error));
}

const describe = (error: z.ZodError) =>
  error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; ");
