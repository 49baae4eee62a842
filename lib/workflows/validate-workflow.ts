import { findAssertionProblems } from "./find-assertion-problems.ts";
import { findProblems } from "./find-problems.ts";

export async function validateWorkflow(_ctx: unknown, raw: unknown) {
  const problems = [...findProblems(raw), ...findAssertionProblems(raw)];
  return { valid: problems.length === 0, problems };
}
