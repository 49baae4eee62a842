import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { useEffect } from "react";
import { afterEach, expect, it } from "vitest";
import type { DataColumn } from "@/components/data-table/data-column";
import { DataTable } from "@/components/data-table/data-table";
import { SelectionBar } from "@/components/data-table/selection-bar";
import { type RowSelection, useRowSelection } from "@/components/data-table/use-row-selection";

type Row = { id: string };

const columns: readonly DataColumn<Row>[] = [
  {
    id: "name",
    label: "Name",
    definition: "What it is called",
    widthPx: 100,
    isPinned: true,
    cell: ({ id }) => <a href={`/${id}`}>{id}</a>,
  },
];

const all = Array.from({ length: 40 }, (_, index) => ({ id: `row-${index}` }));
const held: { selection?: RowSelection<Row> } = {};
const collect = async (most: number) => (await held.selection?.collect(most)) ?? [];

/** Rows after the tenth are on the way, as their page is not in sight. */
function Table({ listKey }: { listKey: string }) {
  const selection = useRowSelection<Row>({
    rowId: ({ id }) => id,
    total: all.length,
    readRows: (offset, limit) => Promise.resolve(all.slice(offset, offset + limit)),
    listKey,
  });
  useEffect(() => {
    held.selection = selection;
  });
  return (
    <>
      <DataTable
        label="Things"
        columns={columns}
        visible={new Set()}
        total={all.length}
        rowAt={(index) => (index < 10 || index > 30 ? all[index] : undefined)}
        startIndex={0}
        firstCount={40}
        rowHeightPx={28}
        sort={{ current: "name", href: (sort) => sort, onSort: () => {} }}
        onRange={() => {}}
        listKey={listKey}
        selection={selection}
      />
      <SelectionBar selection={selection}>
        <button type="button">Act</button>
      </SelectionBar>
    </>
  );
}

afterEach(cleanup);

const press = (key: string, shiftKey = false) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, shiftKey });
const box = (row: number) => screen.getByLabelText<HTMLInputElement>(`Pick row ${row}`);
const picked = () => screen.queryByRole("region", { name: "Picked rows" })?.textContent ?? "";

it("picks the focused row by x, takes it out again, and says how many there are", () => {
  render(<Table listKey="a" />);
  expect(picked()).toBe("");
  press("j");
  press("x");
  press("j");
  press("x");
  expect(box(1).checked && box(2).checked).toBe(true);
  expect(picked()).toContain("2 picked");
  press("x");
  expect(picked()).toContain("1 picked");
});

it("keeps moving by keys after a box was pressed", () => {
  render(<Table listKey="a" />);
  box(3).focus();
  press("j");
  expect(document.activeElement?.textContent).toBe("row-3");
});

it("picks with Shift all rows since the last one, those not in sight too", async () => {
  render(<Table listKey="a" />);
  fireEvent.click(box(2));
  fireEvent.click(box(33), { shiftKey: true });
  await waitFor(() => expect(picked()).toContain("32 picked"));
  expect((await collect(100)).map(({ id }) => id)).toContain("row-20");
});

it("picks all of the filter, leaves out what is taken away, and collects the rest", async () => {
  render(<Table listKey="a" />);
  fireEvent.click(box(1));
  fireEvent.click(screen.getByText("Pick all 40 of this filter"));
  fireEvent.click(box(2));
  expect(picked()).toContain("39 picked");
  const rows = await collect(5);
  expect(rows.map(({ id }) => id)).toEqual(["row-0", "row-2", "row-3", "row-4", "row-5"]);
  fireEvent.click(screen.getByLabelText("Pick none"));
  expect(picked()).toBe("");
});

it("forgets the pick of another list", () => {
  const { rerender } = render(<Table listKey="a" />);
  fireEvent.click(box(1));
  rerender(<Table listKey="b" />);
  expect(picked()).toBe("");
});
