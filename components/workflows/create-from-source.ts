import { call } from "@/lib/http/call";
import { createWorkflowEndpoint } from "@/lib/workflows/api";
import { type SourceQuery, toSourceGraph } from "@/lib/workflows/source-workflow";

/** The id of a new workflow that reads this query. Loaded with the click, since the pages around it only read. */
export async function createFromSource(query: SourceQuery): Promise<string> {
  const name = query.label?.trim().slice(0, 120) || "New workflow";
  return (await call(createWorkflowEndpoint, { name, graph: toSourceGraph(query) })).id;
}
