import type { Graph } from "../../workflows/graph.ts";
import { workflowTemplates } from "../../workflows/templates/index.ts";
import type { Operation } from "../operation.ts";

/** What a request has to say to mean a template; the first that fits counts. */
const TEMPLATES: [words: RegExp, slug: string][] = [
  [/\barbitrage\b/, "event-arbitrage-check"],
  [/\bfavou?rites?\b/, "closing-favourites"],
  [/\bmomentum\b/, "momentum-check"],
  [/\bresolution\b/, "resolution-risk-screen"],
  [/\bunusual\b.*\b(digest|summar)|\b(digest|summar)\w*\b.*\bunusual\b/, "unusual-activity-digest"],
  [/\bfollow\b.*\bwallet|\bwallet\b.*\bfollow\b/, "wallet-follow"],
];

export function findTemplate(message: string) {
  const text = message.toLowerCase();
  const slug = TEMPLATES.find(([words]) => words.test(text))?.[1];
  return workflowTemplates.find((template) => template.slug === slug) ?? null;
}

/** A template as steps that can be looked at one by one. */
export const toOperations = ({ nodes, edges, variables = {} }: Graph): Operation[] => [
  ...Object.entries(variables).map(([name, value]): Operation => ({
    op: "set_variable",
    name,
    value,
  })),
  ...nodes.map(({ id, type, label, config }): Operation => ({
    op: "add_node",
    node: id,
    type,
    config,
    ...(label !== undefined && { label }),
  })),
  ...edges.map(({ source, target, branch }): Operation => ({
    op: "connect",
    source,
    target,
    ...(branch !== undefined && { branch }),
  })),
];
