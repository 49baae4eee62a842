import { z } from "zod";
import { MARKET_FIELDS } from "./match-condition.ts";

/** A field's name, or a dotted path to one; the examples are what the form offers. */
export const fieldPath = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .meta({ examples: [...MARKET_FIELDS] });

/** A name that a node gives to a field that it makes. */
export const newName = z
  .string()
  .trim()
  .regex(
    /^[A-Za-z_][A-Za-z0-9_]{0,63}$/,
    "a name has letters, digits and _, and begins with no digit",
  );

/** Says which of several names stand twice. */
export function refuseRepeats(
  names: readonly string[],
  ctx: z.RefinementCtx,
  pathOf: (index: number) => (string | number)[],
): void {
  const seen = new Set<string>();
  for (const [index, name] of names.entries()) {
    if (seen.has(name))
      ctx.addIssue({ code: "custom", path: pathOf(index), message: `${name} stands twice` });
    seen.add(name);
  }
}
