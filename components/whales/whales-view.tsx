"use client";

import { TabLinks } from "@/components/ui/tab-links";
import { useUrlQuery } from "@/hooks/use-url-query";
import type { Failure } from "@/lib/http/to-failure";
import { WHALE_KEYS, WHALE_TABS, whaleBoard } from "@/lib/whales/whale-board";
import { ConcentrationBoard } from "./concentration-board";
import type { BoardProps, WhaleFirst } from "./board-props";
import { boardWords } from "./board-words";
import { FlipBoard } from "./flip-board";
import { FlowsTab } from "./flows-tab";
import { PositionBoard } from "./position-board";
import { Scoreboard } from "./scoreboard";
import { TapeBoard } from "./tape-board";

const TABS = WHALE_TABS.map((id) => ({
  id,
  label: boardWords[id].label,
  hint: boardWords[id].hint,
}));
const BOARDS = {
  tape: TapeBoard,
  positions: PositionBoard,
  flows: FlowsTab,
  flips: FlipBoard,
  concentration: ConcentrationBoard,
  scoreboard: Scoreboard,
};

type WhalesViewProps = {
  first: WhaleFirst | null;
  failure: Failure | null;
  categories: readonly string[];
};

/** One board at a time; filters stay when the board changes, what only one board knows goes. */
export function WhalesView({ first, failure, categories }: WhalesViewProps) {
  const url = useUrlQuery("/whales", WHALE_KEYS);
  const tab = whaleBoard.tabOf(url.query);
  const Board = BOARDS[tab];
  const input = whaleBoard.toInput(url.query);
  const toTab = (next: (typeof WHALE_TABS)[number]) => ({
    tab: next === "tape" ? null : next,
    sort: null,
    role: null,
    by: null,
    gated: null,
    view: null,
  });
  const props: BoardProps = { tab, url, input, first, failure, categories };
  return (
    <div className="flex h-full min-h-0 flex-col">
      <TabLinks
        label="Boards of large wallets"
        tabs={TABS}
        current={tab}
        href={(next) => url.href(toTab(next))}
        onTab={(next) => url.set(toTab(next))}
      />
      <Board key={tab} {...props} />
    </div>
  );
}
