import { z } from "zod";

/** So many are run at each publish. */
export const MAX_ASSERTIONS = 100;

export const ASSERTION_OPERATORS = [
  "eq",
  "neq",
  "gt",
  "gte",
  "lt",
  "lte",
  "contains",
  "starts_with",
  "in",
  "is_null",
  "not_null",
] as const;

const expectationSchema = z.strictObject({
  /** Dotted, into the node's output: `0.title`, `length`; empty is the whole. */
  path: z.string().max(500).default(""),
  operator: z.enum(ASSERTION_OPERATORS),
  value: z.unknown().optional(),
});
export type Expectation = z.infer<typeof expectationSchema>;

/** Given outputs of some nodes, what is to come out of another. Saved with the workflow, in `graph.assertions`. */
export const assertionSchema = z.strictObject({
  id: z.string().min(1).max(200),
  name: z.string().max(200).optional(),
  /** The node whose outcome is looked at. */
  node: z.string().min(1).max(200),
  /** Outputs by node id; what reaches outside of the run has to be among them. */
  pinned: z.record(z.string(), z.unknown()).default({}),
  /** Put over the workflow's own. */
  variables: z.record(z.string(), z.unknown()).optional(),
  status: z.enum(["success", "error", "skipped"]).default("success"),
  expect: z.array(expectationSchema).max(50).default([]),
});
export type Assertion = z.infer<typeof assertionSchema>;

export const assertionResultSchema = z.object({
  id: z.string(),
  name: z.string(),
  node: z.string(),
  passed: z.boolean(),
  failures: z.array(
    z.object({
      path: z.string().optional(),
      message: z.string(),
    }),
  ),
});
export type AssertionResult = z.infer<typeof assertionResultSchema>;
export type AssertionFailure = AssertionResult["failures"][number];
