import type { Graph } from "../../workflows/graph.ts";
import type { Operation } from "../operation.ts";
import { buildWorkflow } from "./build-workflow.ts";
import { readAddition, readRemoval, readRenaming, readSetting } from "./edit-workflow.ts";
import { readRequest } from "./read-request.ts";
import { findTemplate, toOperations } from "./template-operations.ts";

export const RULES_NOTE =
  "Built by fixed rules that look for known words, not by a language model. Set OPENAI_API_KEY, ANTHROPIC_API_KEY or GEMINI_API_KEY for one.";

export const RULES_KNOW =
  "They know markets, events, whales, flips, flows, unusual activity and wallets by address; categories; limits such as “volume above $10k” or “top 10”; analysis, sentiment, resolution risk, notifications, watchlist, signals, webhooks and exports; and “remove …”, “rename … to …”, “set … of … to …” on what is there.";

type RulesProposal = { summary: string; operations: Operation[] };

/** Null where nothing was recognised: rules do not guess. */
export function proposeByRules(message: string, graph: Graph): RulesProposal | null {
  if (graph.nodes.length > 0) {
    const edit = proposeEdit(message, graph);
    if (edit) return edit;
  }
  const template = graph.nodes.length === 0 ? findTemplate(message) : null;
  if (template)
    return {
      summary: `The template “${template.name}”: ${template.description}.`,
      operations: toOperations(template.graph),
    };
  const request = readRequest(message);
  if (graph.nodes.length > 0 && !/\bnew\b|\bbuild\b|\bcreate\b/i.test(message)) {
    const operations = readAddition(request, graph);
    if (operations.length > 0)
      return { summary: toSummary("Adds", request.understood), operations };
  }
  const operations = buildWorkflow(request, graph);
  return operations.length === 0
    ? null
    : { summary: toSummary("Understood", request.understood), operations };
}

function proposeEdit(message: string, graph: Graph): RulesProposal | null {
  const removal = readRemoval(message, graph);
  if (removal.length > 0)
    return { summary: "Takes the node out and joins what it stood between.", operations: removal };
  const renaming = readRenaming(message, graph);
  if (renaming.length > 0) return { summary: "Gives the node its new name.", operations: renaming };
  const setting = readSetting(message, graph);
  return setting.length > 0 ? { summary: "Sets the field.", operations: setting } : null;
}

const toSummary = (verb: string, understood: readonly string[]) =>
  `${verb}: ${understood.join(" · ")}. Whatever else you wrote was not looked at.`;
