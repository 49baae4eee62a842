import { z } from "zod";
import type { Graph } from "./graph.ts";

/** Names of tones, so that a note reads in dark and in light. */
export const ITEM_COLORS = ["grey", "blue", "green", "amber", "rose"] as const;
export type ItemColor = (typeof ITEM_COLORS)[number];

const box = {
  id: z.string().min(1).max(200),
  position: z.object({ x: z.number(), y: z.number() }),
  width: z.number().min(80).max(20_000),
  height: z.number().min(48).max(20_000),
  color: z.enum(ITEM_COLORS).catch("grey").default("grey"),
};

const noteSchema = z.object({ ...box, text: z.string().max(5000).default("") });
export type CanvasNote = z.infer<typeof noteSchema>;

/** A frame behind nodes; what has its middle inside belongs to it and moves with it. */
const groupSchema = z.object({ ...box, title: z.string().max(200).default("") });
export type CanvasGroup = z.infer<typeof groupSchema>;

const NONE: readonly unknown[] = [];

/** Read once for a list that stays the same; what has another shape stays in the graph and is not drawn. */
function createReader<S extends z.ZodType<{ id: string }>>(schema: S) {
  const read = new WeakMap<readonly unknown[], readonly z.output<S>[]>();
  return (list: readonly unknown[] = NONE): readonly z.output<S>[] => {
    const before = read.get(list);
    if (before) return before;
    const seen = new Set<string>();
    const items = list.flatMap((each): z.output<S>[] => {
      const { data, success } = schema.safeParse(each);
      if (!success || seen.has(data.id)) return [];
      seen.add(data.id);
      return [data];
    });
    read.set(list, items);
    return items;
  };
}

const readNotes = createReader(noteSchema);
const readGroups = createReader(groupSchema);

export const notesOf = ({ notes }: Pick<Graph, "notes">): readonly CanvasNote[] => readNotes(notes);
export const groupsOf = ({ groups }: Pick<Graph, "groups">): readonly CanvasGroup[] =>
  readGroups(groups);
