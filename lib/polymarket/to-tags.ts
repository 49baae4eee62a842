import { readText } from "./read-value.ts";
import type { GammaTags } from "./wire.ts";

/** Their labels, each once; null where the answer shows no tags. */
export function toTags(tags: GammaTags): string[] | null {
  if (!tags) return null;
  const labels = tags.flatMap((tag) => readText(tag?.label)?.trim() ?? []);
  return [...new Set(labels)];
}
