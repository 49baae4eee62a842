import { z } from "zod";
import type { NodeType } from "./node.ts";
import { type NodeTypes, nodeTypeByName } from "./nodes/index.ts";

/** Inside of a node `start` puts out what arrived there, which may be anything. */
function toBodyTypes(types: NodeTypes): NodeTypes {
  const start = types.get("start");
  if (!start) return types;
  const inBody: NodeType = { ...start, output: { kind: "any", schema: z.unknown() } };
  return new Map([...types, ["start", inBody]]);
}

const known = new WeakMap<NodeTypes, NodeTypes>();

export function bodyTypes(types: NodeTypes = nodeTypeByName): NodeTypes {
  const made = known.get(types) ?? toBodyTypes(types);
  known.set(types, made);
  known.set(made, made);
  return made;
}
