import { z } from "zod";
import type { NodeTypeInfo } from "./api.ts";
import type { NodeType, Port } from "./node.ts";
import { nodeTypes } from "./nodes/index.ts";

/** Plain data, without the methods that zod hangs on it: pages hand it to the browser as it is. */
function toJsonSchema(schema: z.ZodType, io: "input" | "output"): Record<string, unknown> {
  const { "~standard": _methods, ...plain } = z.toJSONSchema(schema, {
    io,
    unrepresentable: "any",
  });
  return plain;
}

const toPort = (port: Port | null, io: "input" | "output") =>
  port && { kind: port.kind, schema: toJsonSchema(port.schema, io) };

/** A type whose config names its branches lists those of its example. */
function toInfo(nodeType: NodeType): NodeTypeInfo {
  const { type, label, description, category, icon, version, docs, example, branches } = nodeType;
  const exampleConfig = example.config as Record<string, unknown>;
  return {
    type,
    label,
    description,
    category,
    icon,
    version,
    docs,
    configSchema: toJsonSchema(nodeType.config, "input"),
    input: toPort(nodeType.input, "input"),
    output: toPort(nodeType.output, "output"),
    branches: [
      ...(typeof branches === "function"
        ? branches(nodeType.config.parse(exampleConfig))
        : branches),
    ],
    example: { config: exampleConfig },
  };
}

let catalogue: NodeTypeInfo[] | undefined;

/** Built once: the schemas do not change while the process lives. */
export const describeNodeTypes = (): NodeTypeInfo[] => (catalogue ??= nodeTypes.map(toInfo));

export const listNodeTypes = async () => describeNodeTypes();
