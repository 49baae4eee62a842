import type { Context } from "../context.ts";
import { reply } from "../http/reply.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import { invalidWorkflow } from "./check-draft.ts";
import { createWorkflow } from "./create-workflow.ts";
import { findProblems } from "./find-problems.ts";
import { readWorkflowFile } from "./workflow-file.ts";

/** A draft of its own, also where one of that name is there already. */
export async function importWorkflow(ctx: Pick<Context, "db">, raw: Record<string, unknown>) {
  const { content, problems, secrets } = await readWorkflowFile(raw);
  if (!content) throw invalidWorkflow(problems);
  const { name, description, graph } = content;
  const { data: workflow } = await createWorkflow(ctx, {
    name: name ?? "Imported workflow",
    graph,
    ...(description !== null && { description }),
  });
  const missingSecrets = await findMissing(ctx, secrets);
  return reply({ workflow, problems: findProblems(graph), missingSecrets }, { status: 201 });
}

async function findMissing({ db }: Pick<Context, "db">, names: readonly string[]) {
  if (names.length === 0) return [];
  const rows = unwrap(await db.from("secrets").select("name"));
  const known = new Set(rows.map(({ name }) => name));
  return names.filter((name) => !known.has(name));
}
