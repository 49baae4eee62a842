"use client";

import { ChartColumn, Table2 } from "lucide-react";
import { FilterSelect } from "@/components/markets/filter-select";
import { Button } from "@/components/ui/button";
import { useWhaleBoard } from "@/hooks/use-whale-board";
import { BoardFrame, EmptyBoard, toSortLinks } from "./board-frame";
import type { BoardProps } from "./board-props";
import { FlowBoard } from "./flow-board";

const CHOICES = [
  { value: "category", label: "category" },
  { value: "time", label: "time" },
];

const toBy = (by: string | undefined) => (by === "category" || by === "time" ? by : "market");

export function FlowsTab(props: BoardProps) {
  const { first, failure, input, url } = props;
  const list = useWhaleBoard("flows", input, first?.tab === "flows" ? first.rows : null);
  const isTable = url.query.view === "table";
  const isCleaned = url.query.cleaned === "true";
  const by = toBy(input["by"]);
  return (
    <BoardFrame
      {...props}
      list={list}
      coverage={list.firstRows[0]?.raw.volumeUsd.coverage}
      filters={
        <>
          <FilterSelect
            name="by"
            label="By"
            any="By market"
            choices={CHOICES}
            value={url.query.by}
            onChange={(next) => url.set({ by: next, sort: null })}
          />
          <FilterSelect
            name="cleaned"
            label="Volume"
            any="Raw volume"
            choices={[{ value: "true", label: "cleaned of circles and makers" }]}
            value={url.query.cleaned}
            onChange={(cleaned) => url.set({ cleaned })}
          />
        </>
      }
      aside={
        <Button
          variant="ghost"
          size="sm"
          aria-pressed={isTable}
          onClick={() => url.set({ view: isTable ? null : "table" })}
        >
          {isTable ? <ChartColumn aria-hidden /> : <Table2 aria-hidden />}
          {isTable ? "Chart" : "Table"}
        </Button>
      }
    >
      <FlowBoard
        list={list}
        by={by}
        isCleaned={isCleaned}
        isTable={isTable}
        sort={toSortLinks(props)}
        failure={failure}
        empty={<EmptyBoard tab="flows" url={props.url} />}
      />
    </BoardFrame>
  );
}
