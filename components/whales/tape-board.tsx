"use client";

import { ArrowUp, Pause, Play } from "lucide-react";
import { useCallback, useState } from "react";
import { PagedTable } from "@/components/data-table/paged-table";
import { FilterSelect } from "@/components/markets/filter-select";
import { Button } from "@/components/ui/button";
import { useWhaleTape } from "@/hooks/use-whale-tape";
import type { WhaleTrade } from "@/lib/whales/schema";
import { BoardFrame, EmptyBoard, toSortLinks } from "./board-frame";
import type { BoardProps } from "./board-props";
import { comparedTapeColumns, tapeColumns } from "./tape-columns";

const idOf = ({ id }: WhaleTrade) => id;

export function TapeBoard(props: BoardProps) {
  const { first, failure, input, url } = props;
  const [isPaused, setPaused] = useState(false);
  const [tops, setTops] = useState(0);
  const isCompared = url.query.depth === "true";
  // The server's first rows come without books, so that the page waits for none.
  const rows = first?.tab === "tape" && !isCompared ? first.rows : null;
  const tape = useWhaleTape({ input, first: rows, isPaused });
  const { lastIds } = tape;
  const rowClass = useCallback(
    ({ id }: WhaleTrade) => (lastIds.has(id) ? "flash" : undefined),
    [lastIds],
  );
  const shown = tape.total === null ? null : tape.rows.length;
  return (
    <BoardFrame
      {...props}
      list={tape}
      shownTotal={shown}
      coverage={shown === null ? undefined : "lower_bound"}
      filters={
        <>
          <FilterSelect
            name="role"
            label="Rows of"
            any="Takers' rows"
            choices={[{ value: "any", label: "both sides" }]}
            value={url.query.role}
            onChange={(role) => url.set({ role })}
          />
          <FilterSelect
            name="depth"
            label="Book"
            any="Book not compared"
            choices={[{ value: "true", label: "compared" }]}
            value={url.query.depth}
            onChange={(depth) => url.set({ depth })}
          />
        </>
      }
      aside={
        <TapeState
          isLive={tape.isLive}
          isPaused={isPaused}
          waiting={tape.waiting}
          onPause={setPaused}
          onTop={() => {
            setPaused(false);
            setTops(tops + 1);
          }}
        />
      }
    >
      <PagedTable
        label="Whale tape"
        columns={isCompared ? comparedTapeColumns : tapeColumns}
        list={{ ...tape, key: `${tape.key} ${tops}` }}
        sort={toSortLinks(props)}
        rowKey={idOf}
        rowClass={rowClass}
        failure={failure}
        empty={<EmptyBoard tab="tape" url={props.url} />}
      />
    </BoardFrame>
  );
}

type TapeStateProps = {
  isLive: boolean;
  isPaused: boolean;
  waiting: number;
  onPause: (isPaused: boolean) => void;
  onTop: () => void;
};

/** Whether the tape moves, and what waits above for a reader who is further down. */
function TapeState({ isLive, isPaused, waiting, onPause, onTop }: TapeStateProps) {
  return (
    <span className="flex items-center gap-1.5">
      {waiting > 0 && (
        <Button variant="outline" size="sm" onClick={onTop}>
          <ArrowUp aria-hidden />
          {waiting} new
        </Button>
      )}
      <span className="flex items-center gap-1.5 text-label text-muted-foreground">
        <span aria-hidden className={`size-1.5 rounded-full ${isLive ? "bg-yes" : "bg-faint"}`} />
        {isLive ? "Live, every 10 s" : isPaused ? "Paused" : "Not live"}
      </span>
      <Button variant="ghost" size="sm" aria-pressed={isPaused} onClick={() => onPause(!isPaused)}>
        {isPaused ? <Play aria-hidden /> : <Pause aria-hidden />}
        {isPaused ? "Go on" : "Pause"}
      </Button>
    </span>
  );
}
