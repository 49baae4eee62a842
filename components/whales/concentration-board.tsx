"use client";

import { PagedTable } from "@/components/data-table/paged-table";
import { useWhaleBoard } from "@/hooks/use-whale-board";
import { BoardFrame, EmptyBoard, toSortLinks } from "./board-frame";
import type { BoardProps } from "./board-props";
import { concentrationColumns } from "./concentration-columns";

export function ConcentrationBoard(props: BoardProps) {
  const { first, failure, input } = props;
  const list = useWhaleBoard(
    "concentration",
    input,
    first?.tab === "concentration" ? first.rows : null,
  );
  return (
    <BoardFrame {...props} list={list} coverage={undefined}>
      <PagedTable
        label="Concentration"
        columns={concentrationColumns}
        list={list}
        sort={toSortLinks(props)}
        failure={failure}
        empty={<EmptyBoard tab="concentration" url={props.url} />}
      />
    </BoardFrame>
  );
}
