import { z } from "zod";
import { findProblems } from "../workflows/find-problems.ts";
import { type Graph, graphSchema, type Problem, problemSchema } from "../workflows/graph.ts";
import { applyOperations } from "./apply-operations.ts";
import { type Operation, operationSchema } from "./operation.ts";

export const proposalSchema = z.object({
  /** What it does and why, in the words of whoever made it. */
  summary: z.string(),
  operations: z.array(operationSchema),
  /** The canvas with all of them done. */
  graph: graphSchema,
  /** What keeps that graph from running, old problems included. */
  problems: z.array(problemSchema),
  /** It brings no problem that was not there before. */
  isValid: z.boolean(),
});
export type Proposal = z.infer<typeof proposalSchema>;

const keyOf = ({ nodeId, edgeId, field, code }: Problem) =>
  JSON.stringify([nodeId, edgeId, field, code]);

/** Holds operations against the graph that they change, as a run would check it. */
export function toProposal(
  before: Graph,
  summary: string,
  operations: readonly Operation[],
): Proposal & { newProblems: string[] } {
  const { graph, faults } = applyOperations(before, operations);
  const known = new Set(findProblems(before).map(keyOf));
  const problems = findProblems(graph);
  const newProblems = [
    ...faults.map(({ index, message }) => `operation ${index + 1}: ${message}`),
    ...problems
      .filter((problem) => !known.has(keyOf(problem)))
      .map(({ nodeId, message }) => (nodeId === undefined ? message : `${nodeId}: ${message}`)),
  ];
  return {
    summary,
    operations: [...operations],
    graph,
    problems,
    isValid: newProblems.length === 0,
    newProblems,
  };
}
