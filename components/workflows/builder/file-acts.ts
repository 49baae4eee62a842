import { toast } from "@/hooks/toast";
import type { Graph, Problem } from "@/lib/workflows/graph";
import { readWorkflowFile, toWorkflowFile } from "@/lib/workflows/workflow-file";
import type { CanvasActions } from "./create-canvas-actions";

type Content = { name: string; graph: Graph };

const toJson = async (content: Content) => JSON.stringify(await toWorkflowFile(content), null, 2);

export async function exportFile(content: Content): Promise<void> {
  download(`${content.name}.json`, await toJson(content));
}

export async function copyFile(content: Content): Promise<void> {
  try {
    await navigator.clipboard.writeText(await toJson(content));
    toast.success("Copied as JSON");
  } catch {
    toast.error("Not copied", { description: "The browser does not allow it here." });
  }
}

export async function importFile(chosen: File, actions: CanvasActions): Promise<void> {
  const { content, problems } = await readWorkflowFile(readJson(await chosen.text()));
  if (!content) {
    toast.error("Not imported", { description: describeProblems(problems) });
    return;
  }
  actions.replace(content.graph);
  toast.success(`Imported ${content.graph.nodes.length} nodes`, {
    action: { label: "Undo", onClick: actions.undo },
  });
}

const SHOWN_PROBLEMS = 3;

function describeProblems(problems: readonly Problem[]): string {
  const shown = problems.slice(0, SHOWN_PROBLEMS).map(({ message }) => message);
  const left = problems.length - shown.length;
  return [...shown, ...(left > 0 ? [`and ${left} more`] : [])].join("; ");
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function download(fileName: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName.replaceAll(/[^\p{L}\p{N} ._-]/gu, "_");
  link.click();
  URL.revokeObjectURL(url);
}
