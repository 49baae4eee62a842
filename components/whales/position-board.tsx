"use client";

import { PagedTable } from "@/components/data-table/paged-table";
import { useWhaleBoard } from "@/hooks/use-whale-board";
import { BoardFrame, EmptyBoard, toSortLinks } from "./board-frame";
import type { BoardProps } from "./board-props";
import { positionColumns } from "./position-columns";

export function PositionBoard(props: BoardProps) {
  const { first, failure, input } = props;
  const list = useWhaleBoard("positions", input, first?.tab === "positions" ? first.rows : null);
  return (
    <BoardFrame {...props} list={list} coverage={undefined}>
      <PagedTable
        label="Whale positions"
        columns={positionColumns}
        list={list}
        sort={toSortLinks(props)}
        failure={failure}
        empty={<EmptyBoard tab="positions" url={props.url} />}
      />
    </BoardFrame>
  );
}
