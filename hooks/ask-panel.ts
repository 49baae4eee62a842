import { listNewMarketsEndpoint } from "@/lib/analysis/api";
import { type Answer, callWithMetadata } from "@/lib/http/call";
import { listUnusualMarketsEndpoint } from "@/lib/insiders/api";
import { listMarketsEndpoint } from "@/lib/markets/api";
import { listMarketsInputSchema, type Market } from "@/lib/markets/schema";
import { getSignalRecordEndpoint } from "@/lib/signals/api";
import { getSyncStatusEndpoint } from "@/lib/sync/api";
import { listWatchlistEndpoint } from "@/lib/watchlist/api";
import { listWhaleTradesEndpoint } from "@/lib/whales/api";
import { listWorkflowsEndpoint } from "@/lib/workflows/api";
import {
  type MarketPanelId,
  marketPanelQuery,
  type PanelId,
  type PanelRows,
  ROWS_A_PANEL,
  UNUSUAL_PANEL,
} from "./overview-panels";

type Ask<Id extends PanelId> = (signal: AbortSignal) => Promise<Answer<PanelRows[Id]>>;

const limit = ROWS_A_PANEL;

const markets =
  (id: MarketPanelId) =>
  (signal: AbortSignal): Promise<Answer<Market[]>> =>
    callWithMetadata(
      listMarketsEndpoint,
      listMarketsInputSchema.partial().parse({ ...marketPanelQuery(id, Date.now()), limit }),
      { signal },
    );

/** The one question of each panel; the module holds the schemas and is loaded with the first one that a page asks. */
const ASKS: { [Id in PanelId]: Ask<Id> } = {
  risers: markets("risers"),
  fallers: markets("fallers"),
  volume: markets("volume"),
  closing: markets("closing"),
  tape: (signal) => callWithMetadata(listWhaleTradesEndpoint, { limit }, { signal }),
  unusual: (signal) => callWithMetadata(listUnusualMarketsEndpoint, UNUSUAL_PANEL, { signal }),
  record: (signal) => callWithMetadata(getSignalRecordEndpoint, {}, { signal }),
  watchlist: (signal) => callWithMetadata(listWatchlistEndpoint, { limit }, { signal }),
  workflows: (signal) => callWithMetadata(listWorkflowsEndpoint, { limit }, { signal }),
  new: (signal) => callWithMetadata(listNewMarketsEndpoint, { limit }, { signal }),
  sync: (signal) => callWithMetadata(getSyncStatusEndpoint, {}, { signal }),
};

export const askPanel = <Id extends PanelId>(id: Id, signal: AbortSignal) => ASKS[id](signal);
