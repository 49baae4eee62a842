"use client";

import { useMemo } from "react";
import { TableSkeleton } from "@/components/markets/table-skeleton";
import { ErrorState } from "@/components/ui/error-state";
import { ROWS_PER_PAGE } from "@/hooks/rows-per-page";
import type { PagedRows } from "@/hooks/use-paged-rows";
import type { Failure } from "@/lib/http/to-failure";
import type { DataColumn } from "./data-column";
import { DataTable } from "./data-table";
import type { SortLinks } from "./data-table-header";

type PagedTableProps<Row> = {
  label: string;
  columns: readonly DataColumn<Row>[];
  list: Pick<
    PagedRows<Row>,
    "key" | "total" | "rowAt" | "showRange" | "isBehind" | "error" | "retry" | "firstRows"
  >;
  sort: SortLinks;
  rowKey?: (row: Row) => string;
  rowClass?: (row: Row) => string | undefined;
  rowHeightPx?: number;
  /** Why the server sent no rows. */
  failure: Failure | null;
  empty: React.ReactNode;
};

/** A list that is read page by page, with its four faces. */
export function PagedTable<Row>(props: PagedTableProps<Row>) {
  const { label, columns, list, failure, empty } = props;
  const { total, isBehind, error, retry } = list;
  const visible = useMemo(() => new Set(columns.map(({ id }) => id)), [columns]);
  const problem = error ?? (total === null ? failure : null);
  if (problem)
    return <ErrorState title={`${label} could not be read`} error={problem} onRetry={retry} />;
  if (total === null) return <TableSkeleton />;
  if (total === 0 && !isBehind) return empty;
  return (
    <DataTable
      label={label}
      columns={columns}
      visible={visible}
      total={total}
      rowAt={list.rowAt}
      startIndex={0}
      firstCount={Math.min(list.firstRows.length || ROWS_PER_PAGE, ROWS_PER_PAGE)}
      rowHeightPx={props.rowHeightPx ?? 28}
      sort={props.sort}
      onRange={list.showRange}
      listKey={list.key}
      isBusy={isBehind}
      {...(props.rowKey && { rowKey: props.rowKey })}
      {...(props.rowClass && { rowClass: props.rowClass })}
    />
  );
}
