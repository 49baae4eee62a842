import { z } from "zod";
import type { DraftContent } from "./canvas-draft.ts";
import { graphSchema } from "./graph.ts";

const copySchema = z.object({
  name: z.string(),
  graph: graphSchema,
  /** The save that the edits began from. */
  version: z.number().int(),
  at: z.number(),
});
export type DraftCopy = z.infer<typeof copySchema>;

export const draftCopyKey = (workflowId: string) => `cascadian-draft:${workflowId}`;

export const writeDraftCopy = (content: DraftContent, version: number, at: number): string =>
  JSON.stringify({ ...content, version, at } satisfies DraftCopy);

/** Null where there is none, or where what is kept says the same as the server. */
export function readDraftCopy(text: string | null, saved: DraftContent): DraftCopy | null {
  if (text === null) return null;
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return null;
  }
  const copy = copySchema.safeParse(raw);
  if (!copy.success) return null;
  const { name, graph } = copy.data;
  const isSame = name === saved.name && toText(graph) === toText(graphSchema.parse(saved.graph));
  return isSame ? null : copy.data;
}

/** Keys in order: the database keeps its own. */
const toText = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
