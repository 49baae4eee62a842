import type { Graph, GraphNode } from "./graph.ts";
import { secretNameSchema, secretReferenceSchema } from "./secret-reference.ts";

export const HIDDEN = "hidden";

const TELLING_HEADER = /authori[sz]ation|cookie|api-?key|token|secret|password|signature/i;
/** Of fields and variables, where `tokenId` is no key. */
const TELLING_NAME =
  /authori[sz]ation|cookie|api[-_]?key|(^|[-_])token$|(access|auth|bearer|bot|refresh)[-_]?token|secret|password|signature/i;
/** As a capability in a path looks: long, with letters and digits mixed. */
const CAPABILITY = /^(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9_.~-]{16,}$/;

/** `file` keeps addresses that work; `public` also takes out what only its owner may call, and pinned data. */
export type Audience = "file" | "public";

/** A graph without what stands in it literally and opens doors: keys in headers, addresses and bodies. */
export function hideSecrets(graph: Graph, audience: Audience): Graph {
  return {
    ...graph,
    nodes: graph.nodes.map((node) => hideInNode(node, audience)),
    ...(graph.variables && { variables: hideFields(graph.variables) }),
  };
}

function hideInNode({ pinned, ...node }: GraphNode, audience: Audience): GraphNode {
  const config = { ...node.config };
  if (isFields(config["headers"])) config["headers"] = hideHeaders(node.id, config["headers"]);
  if (typeof config["url"] === "string") config["url"] = hideInUrl(config["url"], audience);
  if (isFields(config["body"]))
    config["body"] = Array.isArray(config["body"]["nodes"])
      ? hideSecrets(config["body"] as unknown as Graph, audience)
      : hideFields(config["body"]);
  if (isFields(config["variables"])) config["variables"] = hideFields(config["variables"]);
  return { ...node, config, ...(audience === "file" && pinned !== undefined && { pinned }) };
}

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A header that carries a key and was written out becomes a reference, named after its node and itself. */
function hideHeaders(nodeId: string, headers: Fields): Fields {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]): [string, unknown] =>
      TELLING_HEADER.test(name) && !secretReferenceSchema.safeParse(value).success
        ? [name, { secret: toSecretName(`${nodeId}-${name}`) }]
        : [name, value],
    ),
  );
}

function hideFields(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]): [string, unknown] => {
      if (isFields(value) && !secretReferenceSchema.safeParse(value).success)
        return [name, hideFields(value)];
      return [name, TELLING_NAME.test(name) && typeof value === "string" ? HIDDEN : value];
    }),
  );
}

function hideInUrl(text: string, audience: Audience): string {
  if (!URL.canParse(text)) return text;
  const url = new URL(text);
  let isChanged = url.username !== "" || url.password !== "";
  url.username = "";
  url.password = "";
  for (const name of new Set(url.searchParams.keys()))
    if (TELLING_NAME.test(name) || name.toLowerCase() === "key") {
      url.searchParams.set(name, HIDDEN);
      isChanged = true;
    }
  if (audience === "public") {
    const parts = url.pathname.split("/");
    const shown = parts.map((part) => (CAPABILITY.test(part) ? HIDDEN : part));
    isChanged ||= shown.some((part, index) => part !== parts[index]);
    url.pathname = shown.join("/");
  }
  // As it was written where nothing had to go: the parser adds a slash.
  return isChanged ? url.toString() : text;
}

function toSecretName(text: string): string {
  const name = text.replaceAll(/[^A-Za-z0-9_.-]/g, "_").slice(0, 60);
  return secretNameSchema.safeParse(name).success ? name : `s_${name}`;
}
