"use client";

import { PagedTable } from "@/components/data-table/paged-table";
import { useWhaleBoard } from "@/hooks/use-whale-board";
import { BoardFrame, EmptyBoard, toSortLinks } from "./board-frame";
import type { BoardProps } from "./board-props";
import { flipColumns } from "./flip-columns";

export function FlipBoard(props: BoardProps) {
  const { first, failure, input } = props;
  const list = useWhaleBoard("flips", input, first?.tab === "flips" ? first.rows : null);
  return (
    <BoardFrame {...props} list={list} coverage={list.firstRows[0]?.before.usd.coverage}>
      <PagedTable
        label="Flips"
        columns={flipColumns}
        list={list}
        sort={toSortLinks(props)}
        failure={failure}
        empty={<EmptyBoard tab="flips" url={props.url} />}
      />
    </BoardFrame>
  );
}
