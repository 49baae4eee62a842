import { useCallback, useLayoutEffect, useRef, useState } from "react";
import {
  countPicked,
  everythingPicked,
  isPicked,
  nothingPicked,
  type PickedRows,
  pickRows,
} from "./picked-rows";

/** What a table, its bar and its actions share about the rows that the reader picked. */
export type RowSelection<Row> = {
  count: number;
  /** Rows that can be picked. */
  total: number;
  /** All of the filter is picked, seen or not. */
  isAll: boolean;
  isPicked: (row: Row) => boolean;
  /** One row, or with `isRange` all from the row that was picked last. */
  toggle: (index: number, row: Row, isRange: boolean) => void;
  put: (rows: readonly Row[], isIn: boolean) => void;
  /** How many of the rows that were picked one by one are such; of those left out where all are picked. */
  countNamed: (isSuch: (row: Row) => boolean) => number;
  pickAll: () => void;
  clear: () => void;
  /** The picked rows in the list's order where all are picked, else as they were picked; at most so many. */
  collect: (most: number) => Promise<Row[]>;
};

/** What a table needs of it. */
export type PickableRows<Row> = Pick<
  RowSelection<Row>,
  "count" | "total" | "isPicked" | "toggle" | "pickAll" | "clear"
>;

type Options<Row> = {
  rowId: (row: Row) => string;
  total: number;
  /** Rows of the list that need not be in sight. */
  readRows: (offset: number, limit: number) => Promise<Row[]>;
  /** Another key is another list: nothing of it is picked. */
  listKey: string;
};

const MOST_ROWS = 1000;

export function useRowSelection<Row>(options: Options<Row>): RowSelection<Row> {
  const { rowId, total, listKey } = options;
  const [{ key, picked }, set] = useState({
    key: listKey,
    picked: nothingPicked as PickedRows<Row>,
  });
  const shown = key === listKey ? picked : nothingPicked;
  const latest = useRef({ ...options, shown });
  // Before anything can be pressed: what the bar shows and what its actions collect are the same rows.
  useLayoutEffect(() => {
    latest.current = { ...options, shown };
  });
  const anchor = useRef<{ index: number; listKey: string } | null>(null);

  const put = useCallback((rows: readonly Row[], isIn: boolean, ofKey?: string) => {
    const { rowId: idOf, listKey: now } = latest.current;
    // What was read for a list that is no longer shown is not picked in this one.
    if (ofKey !== undefined && ofKey !== now) return;
    set((before) => {
      const base = before.key === now ? before.picked : nothingPicked;
      const entries = rows.map((each) => [idOf(each), each] as const);
      return { key: now, picked: pickRows<Row>(base, entries, isIn) };
    });
  }, []);
  const toggle = useCallback(
    (index: number, row: Row, isRange: boolean) => {
      const now = latest.current;
      const isIn = isRange || !isPicked(now.shown, now.rowId(row));
      put([row], isIn);
      const from = anchor.current?.listKey === now.listKey ? anchor.current.index : null;
      if (!isRange || from === null) {
        anchor.current = { index, listKey: now.listKey };
        return;
      }
      const [first, last] = [Math.min(from, index), Math.max(from, index)];
      void readAll(now.readRows, first, last - first + 1).then(
        (rows) => put(rows, isIn, now.listKey),
        () => {},
      );
    },
    [put],
  );

  const clear = useCallback(() => set({ key: latest.current.listKey, picked: nothingPicked }), []);
  const pickAll = useCallback(
    () => set({ key: latest.current.listKey, picked: everythingPicked }),
    [],
  );
  const collect = useCallback(async (most: number) => {
    const { shown: now, readRows, total: all, rowId: idOf } = latest.current;
    if (!now.isAll) return [...now.rows.values()].slice(0, most);
    const rows = await readAll(readRows, 0, Math.min(all, most + now.rows.size));
    return rows.filter((row) => isPicked(now, idOf(row))).slice(0, most);
  }, []);
  return {
    count: countPicked(shown, total),
    total,
    isAll: shown.isAll,
    put,
    countNamed: (isSuch) => [...shown.rows.values()].filter(isSuch).length,
    isPicked: (row) => isPicked(shown, rowId(row)),
    toggle,
    pickAll,
    clear,
    collect,
  };
}

async function readAll<Row>(
  readRows: Options<Row>["readRows"],
  offset: number,
  count: number,
): Promise<Row[]> {
  const rows: Row[] = [];
  while (rows.length < count) {
    // oxlint-disable-next-line no-await-in-loop -- pages are asked for one after the other to stay below the rate limit
    const page = await readRows(offset + rows.length, Math.min(count - rows.length, MOST_ROWS));
    if (page.length === 0) break;
    rows.push(...page);
  }
  return rows;
}
