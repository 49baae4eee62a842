import type { z } from "zod";
import type { NodeType } from "../node.ts";
import { aggregate } from "./aggregate.ts";
import { branch } from "./branch.ts";
import { compute } from "./compute.ts";
import { dedupe } from "./dedupe.ts";
import { join } from "./join.ts";
import { limit } from "./limit.ts";
import { merge } from "./merge.ts";
import { select } from "./select.ts";
import { sort } from "./sort.ts";
import { switchNode } from "./switch.ts";
import { end } from "./end.ts";
import { filter } from "./filter.ts";
import { llmAnalysis } from "./llm-analysis.ts";
import { polymarketStream } from "./polymarket-stream.ts";
import { start } from "./start.ts";

/** Safe: the executor parses config and input with the node's own schemas before `run` sees them. */
const erase = <C extends z.ZodType, I extends z.ZodType, O extends z.ZodType>(
  nodeType: NodeType<C, I, O>,
) => nodeType as unknown as NodeType;

/** Every node type there is. Adding one means one file beside this one and one line here. */
export const nodeTypes: readonly NodeType[] = [
  erase(start),
  erase(polymarketStream),
  erase(filter),
  erase(sort),
  erase(limit),
  erase(select),
  erase(compute),
  erase(aggregate),
  erase(join),
  erase(merge),
  erase(dedupe),
  erase(branch),
  erase(switchNode),
  erase(llmAnalysis),
  erase(end),
];

export type NodeTypes = ReadonlyMap<string, NodeType>;

export const nodeTypeByName: NodeTypes = new Map(
  nodeTypes.map((nodeType) => [nodeType.type, nodeType]),
);
