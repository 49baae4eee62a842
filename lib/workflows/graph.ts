import { z } from "zod";

export const LIMITS = { nodes: 1000, edges: 5000, bytes: 1_048_576, depth: 64 } as const;

export const graphNodeSchema = z.object({
  id: z.string(),
  type: z.string(),
  label: z.string().max(200).optional(),
  position: z.object({ x: z.number(), y: z.number() }).optional(),
  config: z.record(z.string(), z.unknown()).default({}),
  retry: z
    .object({
      attempts: z.number().int().min(1).max(10),
      backoffMs: z.number().int().min(0).max(600_000),
    })
    .optional(),
  timeoutMs: z.number().int().min(1).max(3_600_000).optional(),
  onError: z.enum(["stop", "continue", "branch"]).optional(),
  /** Bypassed: passes its input on. */
  disabled: z.boolean().optional(),
  pinned: z.unknown().optional(),
});
export type GraphNode = z.infer<typeof graphNodeSchema>;

export const graphEdgeSchema = z.object({
  id: z.string(),
  source: z.string(),
  target: z.string(),
  /** Live only when the source leaves by this branch; without it, on every outcome but an unhandled error. */
  branch: z.string().optional(),
});
export type GraphEdge = z.infer<typeof graphEdgeSchema>;

/** The shape in storage and on the wire. Meaning is checked by `findProblems`, which lists every problem at once. */
export const graphSchema = z.object({
  nodes: z.array(graphNodeSchema),
  edges: z.array(graphEdgeSchema).default([]),
  variables: z.record(z.string(), z.unknown()).optional(),
  /** What has another shape is kept and not drawn (`canvas-items.ts`). */
  notes: z.array(z.unknown()).optional().meta({
    description:
      "{ id, text, position, width, height, color }; color: grey, blue, green, amber, rose",
  }),
  groups: z.array(z.unknown()).optional().meta({
    description:
      "{ id, title, position, width, height, color }; holds the nodes with their middle inside",
  }),
  assertions: z.array(z.unknown()).optional(),
});
export type Graph = z.infer<typeof graphSchema>;

export const problemSchema = z.object({
  nodeId: z.string().optional(),
  edgeId: z.string().optional(),
  /** The config field, dotted, where one is wrong. */
  field: z.string().optional(),
  code: z.enum([
    "empty",
    "too-large",
    "bad-shape",
    "duplicate-id",
    "empty-id",
    "unknown-type",
    "bad-config",
    "dangling-edge",
    "self-loop",
    "cycle",
    "unknown-branch",
    "bad-port",
    "many-starts",
  ]),
  message: z.string(),
});
export type Problem = z.infer<typeof problemSchema>;
