import type { z } from "zod";
import type { NodeType } from "../node.ts";
import { aggregate } from "./aggregate.ts";
import { approval } from "./approval.ts";
import { branch } from "./branch.ts";
import { compute } from "./compute.ts";
import { dedupe } from "./dedupe.ts";
import { edge } from "./edge.ts";
import { end } from "./end.ts";
import { eventArbitrage } from "./event-arbitrage.ts";
import { events } from "./events.ts";
import { exportFile } from "./export.ts";
import { filter } from "./filter.ts";
import { forEach } from "./for-each.ts";
import { holders } from "./holders.ts";
import { httpRequest } from "./http-request.ts";
import { indicator } from "./indicator.ts";
import { join } from "./join.ts";
import { limit } from "./limit.ts";
import { llmAnalysis } from "./llm-analysis.ts";
import { market } from "./market.ts";
import { merge } from "./merge.ts";
import { notify } from "./notify.ts";
import { orderBook } from "./order-book.ts";
import { polymarketStream } from "./polymarket-stream.ts";
import { priceHistory } from "./price-history.ts";
import { resolutionRisk } from "./resolution-risk.ts";
import { select } from "./select.ts";
import { sentiment } from "./sentiment.ts";
import { signal } from "./signal.ts";
import { sort } from "./sort.ts";
import { start } from "./start.ts";
import { subWorkflow } from "./sub-workflow.ts";
import { switchNode } from "./switch.ts";
import { unusualActivity } from "./unusual-activity.ts";
import { wait } from "./wait.ts";
import { wallet } from "./wallet.ts";
import { watchlistAdd } from "./watchlist-add.ts";
import { webhook } from "./webhook.ts";
import { whaleFlips } from "./whale-flips.ts";
import { whaleFlows } from "./whale-flows.ts";
import { whaleScoreboard } from "./whale-scoreboard.ts";
import { whaleTrades } from "./whale-trades.ts";

/** Safe: the executor parses config and input with the node's own schemas before `run` sees them. */
const erase = <C extends z.ZodType, I extends z.ZodType, O extends z.ZodType>(
  nodeType: NodeType<C, I, O>,
) => nodeType as unknown as NodeType;

/** Every node type there is. Adding one means one file beside this one and one line here. */
export const nodeTypes: readonly NodeType[] = [
  erase(start),
  erase(polymarketStream),
  erase(market),
  erase(events),
  erase(priceHistory),
  erase(orderBook),
  erase(holders),
  erase(wallet),
  erase(whaleTrades),
  erase(whaleFlows),
  erase(whaleFlips),
  erase(whaleScoreboard),
  erase(unusualActivity),
  erase(httpRequest),
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
  erase(forEach),
  erase(wait),
  erase(approval),
  erase(subWorkflow),
  erase(llmAnalysis),
  erase(sentiment),
  erase(indicator),
  erase(edge),
  erase(resolutionRisk),
  erase(eventArbitrage),
  erase(signal),
  erase(notify),
  erase(webhook),
  erase(watchlistAdd),
  erase(exportFile),
  erase(end),
];

export type NodeTypes = ReadonlyMap<string, NodeType>;

export const nodeTypeByName: NodeTypes = new Map(
  nodeTypes.map((nodeType) => [nodeType.type, nodeType]),
);
