import type { Context } from "../context.ts";
import { getWorkflow } from "./get-workflow.ts";
import { toWorkflowFile } from "./workflow-file.ts";

export async function exportWorkflow(ctx: Pick<Context, "db">, { id }: { id: string }) {
  const file = await toWorkflowFile(await getWorkflow(ctx, { id }));
  const name = encodeURIComponent(`${file.name}.json`).replaceAll("'", "%27");
  return new Response(JSON.stringify(file, null, 2), {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="workflow.json"; filename*=UTF-8''${name}`,
    },
  });
}
