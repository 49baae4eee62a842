import { z } from "zod";

const id = z.string().min(1).max(100);
const config = z.record(z.string(), z.unknown());

/** One step of a patch. Nodes go by their id, which a new one brings along. */
export const operationSchema = z.discriminatedUnion("op", [
  z.strictObject({
    op: z.literal("add_node"),
    node: id,
    type: id,
    label: z.string().min(1).max(200).optional(),
    config: config.default({}),
  }),
  z.strictObject({ op: z.literal("connect"), source: id, target: id, branch: id.optional() }),
  z.strictObject({ op: z.literal("disconnect"), source: id, target: id, branch: id.optional() }),
  /** Puts these fields over those that are there; null takes one out. */
  z.strictObject({ op: z.literal("set_config"), node: id, config }),
  z.strictObject({ op: z.literal("rename_node"), node: id, label: z.string().min(1).max(200) }),
  z.strictObject({ op: z.literal("remove_node"), node: id }),
  z.strictObject({ op: z.literal("set_variable"), name: id, value: z.unknown() }),
]);
export type Operation = z.infer<typeof operationSchema>;

export const MAX_OPERATIONS = 200;
