import type { ReactNode } from "react";
import { type PanelId, type PanelRows as Rows, ROWS_A_PANEL } from "@/hooks/overview-panels";
import { ClosingRows, MoverRows, NewRows, VolumeRows } from "./market-rows";
import { RecordRows } from "./record-rows";
import { SyncFacts } from "./sync-facts";
import { TapeRows } from "./tape-rows";
import { UnusualRows } from "./unusual-rows";
import { WatchRows } from "./watch-rows";
import { WorkflowRows } from "./workflow-rows";

const VIEWS: { [Id in PanelId]: (data: Rows[Id]) => ReactNode } = {
  risers: (rows) => <MoverRows rows={rows} />,
  fallers: (rows) => <MoverRows rows={rows} />,
  volume: (rows) => <VolumeRows rows={rows} />,
  closing: (rows) => <ClosingRows rows={rows} />,
  new: (rows) => <NewRows rows={rows} />,
  tape: (rows) => <TapeRows rows={rows} />,
  unusual: (rows) => <UnusualRows rows={rows} />,
  record: (rows) => <RecordRows rows={rows} limit={ROWS_A_PANEL} />,
  watchlist: (rows) => <WatchRows rows={rows} />,
  workflows: (rows) => <WorkflowRows rows={rows} />,
  sync: (status) => <SyncFacts status={status} />,
};

/** A panel's answer in its own form. */
export const panelRows = <Id extends PanelId>(id: Id, data: Rows[Id]): ReactNode => VIEWS[id](data);
