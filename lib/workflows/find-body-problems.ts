import type { GraphNode, Problem } from "./graph.ts";
import type { NodeType } from "./node.ts";
import { MAX_BODY_DEPTH } from "./body.ts";

type BodyCheck = {
  node: GraphNode;
  type: NodeType;
  configs: ReadonlyMap<string, unknown>;
  variables: Readonly<Record<string, unknown>>;
  /** How many bodies this graph stands in. */
  depth: number;
  checkBody(body: object): Problem[];
};

/** Problems of the graph that a node holds, as the node's own; one that it only names is looked up when a run is made. */
export function findBodyProblems(check: BodyCheck): Problem[] {
  const { node, type, configs, variables, depth } = check;
  const config = configs.get(node.id);
  const source = config === undefined ? null : type.bodyOf?.(config);
  if (!source || !("body" in source)) return [];
  if (depth >= MAX_BODY_DEPTH)
    return [
      {
        nodeId: node.id,
        field: "body",
        code: "too-large",
        message: `body: bodies stand at most ${MAX_BODY_DEPTH} deep in each other`,
      },
    ];
  const { body } = source;
  return check
    .checkBody({
      ...body,
      variables: { ...variables, ...body.variables, ...moreVariables(config) },
    })
    .map(({ code, field, message, nodeId, edgeId }) => ({
      nodeId: node.id,
      field: ["body", nodeId ?? edgeId, field].filter((part) => part !== undefined).join("."),
      code,
      message: `body: ${message}`,
    }));
}

/** Those that the node puts over the body's own. */
function moreVariables(config: unknown): object {
  const more = (config as { variables?: unknown }).variables;
  return typeof more === "object" && more !== null ? more : {};
}
