import type { FirstAnswers } from "@/components/overview/overview-grid";
import {
  type MarketPanelId,
  marketPanelQuery,
  type PanelAnswer,
  type PanelId,
  type PanelRows,
  ROWS_A_PANEL,
  UNUSUAL_PANEL,
} from "@/hooks/overview-panels";
import { listNewMarkets } from "@/lib/analysis/list-new-markets";
import { parseInput } from "@/lib/http/parse-input";
import { Reply } from "@/lib/http/reply";
import { listUnusualMarketsEndpoint } from "@/lib/insiders/api";
import { listUnusualMarkets } from "@/lib/insiders/list-unusual";
import { listMarkets } from "@/lib/markets/list-markets";
import { listMarketsInputSchema, type Market } from "@/lib/markets/schema";
import type { AppContext } from "@/lib/server/context";
import { getSignalRecord } from "@/lib/signals/get-signal-record";
import { getSyncStatus } from "@/lib/sync/get-sync-status";
import { listWatchlist } from "@/lib/watchlist/list-watchlist";
import { whaleTradesInputSchema } from "@/lib/whales/whale-filter";
import { listWhaleTrades } from "@/lib/whales/list-whale-trades";
import { listWorkflows } from "@/lib/workflows/list-workflows";
import { withinBudget } from "./within-budget";

/** A panel that takes longer is left to the browser, so that one slow read holds up no page. */
const BUDGET_MS = 800;
const limit = ROWS_A_PANEL;

type Read<Id extends PanelId> = (ctx: AppContext) => Promise<Reply<PanelRows[Id]> | PanelRows[Id]>;

const markets =
  (id: MarketPanelId) =>
  async (ctx: AppContext): Promise<Reply<Market[]>> => {
    const query = { ...marketPanelQuery(id, ctx.now().getTime()), limit };
    const list = await listMarkets(ctx, parseInput(listMarketsInputSchema, query));
    if (list instanceof Response) throw new TypeError("Rows were asked for, not a file");
    return list;
  };

const READS: { [Id in PanelId]: Read<Id> } = {
  risers: markets("risers"),
  fallers: markets("fallers"),
  volume: markets("volume"),
  closing: markets("closing"),
  tape: (ctx) => listWhaleTrades(ctx, parseInput(whaleTradesInputSchema, { limit })),
  unusual: (ctx) =>
    listUnusualMarkets(ctx, parseInput(listUnusualMarketsEndpoint.input, UNUSUAL_PANEL)),
  record: (ctx) => getSignalRecord(ctx, {}),
  watchlist: (ctx) => listWatchlist(ctx, { limit, offset: 0 }),
  workflows: (ctx) => listWorkflows(ctx, { limit, offset: 0, sort: "-updatedAt" }),
  new: (ctx) => listNewMarkets(ctx, { limit }),
  sync: (ctx) => getSyncStatus(ctx),
};

/** The first answers of these panels; one that fails or is late is missing, and the browser asks for it. */
export async function readPanels<Id extends PanelId>(
  ctx: AppContext,
  ids: readonly Id[],
  budgetMs = BUDGET_MS,
): Promise<FirstAnswers> {
  const answers = await Promise.all(
    ids.map(async (id) => [id, await readPanel(ctx, id, budgetMs)] as const),
  );
  return Object.fromEntries(answers.filter(([, answer]) => answer !== null));
}

async function readPanel<Id extends PanelId>(
  ctx: AppContext,
  id: Id,
  budgetMs: number,
): Promise<PanelAnswer<Id> | null> {
  const at = ctx.now().toISOString();
  const answer = await withinBudget(ctx, `the panel ${id}`, READS[id](ctx), budgetMs);
  if (answer === null) return null;
  if (answer instanceof Reply) return { data: answer.data, metadata: answer.metadata ?? {}, at };
  return { data: answer, metadata: {}, at };
}
