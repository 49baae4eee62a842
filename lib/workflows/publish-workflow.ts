import type { z } from "zod";
import { type Context, userOf } from "../context.ts";
import { AppError, notFound } from "../errors.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { Workflow } from "./api.ts";
import { assertWorkflow } from "./assert-workflow.ts";
import type { AssertionResult } from "./assertion.ts";
import { invalidWorkflow } from "./check-draft.ts";
import { findProblems } from "./find-problems.ts";
import { getWorkflow } from "./get-workflow.ts";
import { toWorkflow } from "./to-workflow.ts";
import type { publishWorkflowEndpoint } from "./version-api.ts";

type PublishContext = Pick<Context, "db" | "service" | "user" | "signal" | "now">;

/** A graph with problems, or with an assertion that does not hold, stays a draft. */
export async function publishWorkflow(
  ctx: PublishContext,
  { id, version, label }: z.output<typeof publishWorkflowEndpoint.input>,
): Promise<Workflow> {
  const workflow = await getWorkflow(ctx, { id });
  if (version !== undefined && version !== workflow.version) throw stale(version, workflow.version);
  const problems = findProblems(workflow.graph);
  if (problems.length > 0) throw invalidWorkflow(problems);
  const failed = (await assertWorkflow(ctx, workflow.graph)).filter(({ passed }) => !passed);
  if (failed.length > 0) throw notHolding(failed);
  const [row] = unwrap(
    await ctx.service.rpc("publish_workflow", {
      p_workflow: id,
      p_user: userOf(ctx).id,
      p_version: workflow.version,
      ...(label !== undefined && { p_label: label }),
    }),
  );
  if (!row) throw stale(workflow.version, (await getWorkflow(ctx, { id })).version);
  return toWorkflow(row);
}

export async function unpublishWorkflow(
  ctx: Pick<Context, "service" | "user">,
  { id }: { id: string },
): Promise<Workflow> {
  const [row] = unwrap(
    await ctx.service.rpc("unpublish_workflow", { p_workflow: id, p_user: userOf(ctx).id }),
  );
  if (!row) throw notFound("Workflow", id);
  return toWorkflow(row);
}

const stale = (version: number, current: number) =>
  new AppError("CONFLICT", `Version ${version} is not the latest: it is ${current}`, {
    details: { version: current },
  });

const notHolding = (failed: readonly AssertionResult[]) =>
  new AppError(
    "INVALID_WORKFLOW",
    failed
      .map(({ name, failures }) => `${name}: ${failures[0]?.message ?? "does not hold"}`)
      .slice(0, 5)
      .join("; "),
    {
      details: failed.map(({ id, name, node, failures }) => ({
        code: "assertion-failed",
        assertion: id,
        name,
        nodeId: node,
        message: failures.map(({ message }) => message).join("; "),
        failures,
      })),
    },
  );
