import { z } from "zod";
import { type Graph, graphSchema, type Problem } from "./graph.ts";
import { hideSecrets } from "./hide-secrets.ts";
import { readGraph } from "./read-graph.ts";
import { findSecretNames } from "./secret-reference.ts";

const FORMAT = "cascadian-workflow";
const FORMAT_VERSION = 1;

export type WorkflowFile = {
  format: typeof FORMAT;
  formatVersion: typeof FORMAT_VERSION;
  name: string;
  description: string | null;
  graph: Graph;
  /** Names that have to exist where it is imported; values are in no file. */
  secrets: string[];
  /** Of the graph with its keys in order, so that a cut or changed file shows. */
  checksum: string;
};

export type ReadWorkflowFile = {
  /** Null where a problem leaves nothing to import. */
  content: { name: string | null; description: string | null; graph: Graph } | null;
  /** Every problem of the file at once; those of the graph's meaning are the check's. */
  problems: Problem[];
  secrets: string[];
};

/** A workflow as a file: without secrets, and without what stands in headers and addresses that carry some. */
export async function toWorkflowFile({
  name,
  description = null,
  graph: whole,
}: {
  name: string;
  description?: string | null;
  graph: Graph;
}): Promise<WorkflowFile> {
  const graph = hideSecrets(whole, "file");
  return {
    format: FORMAT,
    formatVersion: FORMAT_VERSION,
    name,
    description,
    graph,
    secrets: findSecretNames(graph),
    checksum: await checksumOf(graph),
  };
}

/** Any JSON: a file, or a bare graph as it was exported before there were files. */
export async function readWorkflowFile(raw: unknown): Promise<ReadWorkflowFile> {
  if (typeof raw !== "object" || raw === null || !("format" in raw))
    return readContent(raw, { name: null, description: null });
  const file = fileSchema.safeParse(raw);
  if (!file.success) return refuse(toProblems(file.error));
  const { name = null, description = null, graph, checksum } = file.data;
  const read = readContent(graph, { name, description });
  if (!read.content || checksum === undefined || checksum === (await checksumOf(graph)))
    return read;
  const message = "checksum: the graph was changed or cut; without a checksum it is taken as it is";
  return refuse([{ code: "bad-shape", field: "checksum", message }]);
}

function readContent(
  graph: unknown,
  about: { name: string | null; description: string | null },
): ReadWorkflowFile {
  const problems = readGraph(graph).problems.filter(({ code }) => UNREADABLE.has(code));
  if (problems.length > 0) return refuse(problems);
  const parsed = graphSchema.safeParse(graph);
  if (!parsed.success) return refuse(toProblems(parsed.error));
  return {
    content: { ...about, graph: parsed.data },
    problems: [],
    secrets: findSecretNames(parsed.data),
  };
}

const fileSchema = z.object({
  format: z.literal(FORMAT, `is not ${FORMAT}`),
  formatVersion: z.literal(FORMAT_VERSION, "comes from a newer version of the product"),
  name: z.string().trim().min(1).max(200).optional(),
  description: z.string().max(2000).nullish(),
  graph: z.unknown(),
  checksum: z.string().optional(),
});

/** What cannot be kept at all; every other problem may be mended on the canvas. */
const UNREADABLE: ReadonlySet<Problem["code"]> = new Set(["too-large", "bad-shape"]);

const refuse = (problems: Problem[]): ReadWorkflowFile => ({
  content: null,
  problems,
  secrets: [],
});

const toProblems = ({ issues }: z.ZodError): Problem[] =>
  issues.map(({ path, message }) => {
    const field = path.join(".");
    return {
      code: "bad-shape",
      ...(field && { field }),
      message: field ? `${field}: ${message}` : message,
    };
  });

async function checksumOf(graph: unknown): Promise<string> {
  const text = JSON.stringify(graph, (_key, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0"));
  return `sha256:${hex.join("")}`;
}
