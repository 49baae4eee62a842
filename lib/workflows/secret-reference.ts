import { z } from "zod";

export const secretNameSchema = z
  .string()
  .regex(
    /^[A-Za-z][A-Za-z0-9_.-]{0,63}$/,
    "begins with a letter and has at most 64 letters, digits, dots, dashes and underscores",
  );

/** How a config names a secret; its value is read when the node runs and stands in no graph. */
export const secretReferenceSchema = z.strictObject({ secret: secretNameSchema });

/** Every secret that a value refers to, each once, in order. */
export function findSecretNames(value: unknown): string[] {
  const names = new Set<string>();
  const stack: unknown[] = [value];
  while (stack.length > 0) {
    const item = stack.pop();
    if (typeof item !== "object" || item === null) continue;
    const reference = secretReferenceSchema.safeParse(item);
    if (reference.success) names.add(reference.data.secret);
    else stack.push(...Object.values(item));
  }
  return [...names].sort();
}
