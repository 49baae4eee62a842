import { z } from "zod";
import { PROVIDERS } from "../llm/llm.ts";
import { nodeErrorSchema, usageSchema } from "../workflows/events.ts";
import { proposalSchema } from "./proposal.ts";

const timestamp = z.number();

/** What the answer to a request in words is made of. Nothing is saved and nothing is run. */
export const buildEventSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("build_started"),
    timestamp,
    provider: z.enum(PROVIDERS),
    /** What whoever answers is and is not; shown beside the answer. */
    note: z.string().nullable(),
  }),
  z.object({ type: z.literal("build_progress"), timestamp, message: z.string() }),
  z.object({ type: z.literal("build_proposal"), timestamp, proposal: proposalSchema }),
  z.object({
    type: z.literal("build_finished"),
    timestamp,
    status: z.enum(["success", "error"]),
    error: nodeErrorSchema.nullable(),
    usage: usageSchema,
  }),
]);
export type BuildEvent = z.infer<typeof buildEventSchema>;
