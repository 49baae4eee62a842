"use client";

import { PagedTable } from "@/components/data-table/paged-table";
import { FilterSelect } from "@/components/markets/filter-select";
import { useWhaleBoard } from "@/hooks/use-whale-board";
import { BoardFrame, EmptyBoard, toSortLinks } from "./board-frame";
import type { BoardProps } from "./board-props";
import { PopulationLine } from "./population-line";
import { scoreColumns } from "./score-columns";

export function Scoreboard(props: BoardProps) {
  const { first, failure, input, url } = props;
  const list = useWhaleBoard("scoreboard", input, first?.tab === "scoreboard" ? first.rows : null);
  return (
    <BoardFrame
      {...props}
      list={list}
      coverage={undefined}
      filters={
        <FilterSelect
          name="gated"
          label="Wallets"
          any="Every wallet"
          choices={[{ value: "true", label: "that pass the gate" }]}
          value={url.query.gated}
          onChange={(gated) => url.set({ gated })}
        />
      }
      aside={<PopulationLine />}
    >
      <PagedTable
        label="Scoreboard"
        columns={scoreColumns}
        list={list}
        sort={toSortLinks(props)}
        failure={failure}
        empty={<EmptyBoard tab="scoreboard" url={props.url} />}
      />
    </BoardFrame>
  );
}
