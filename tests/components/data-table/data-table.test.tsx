import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { DataTable } from "@/components/data-table/data-table";
import type { DataColumn } from "@/components/data-table/data-column";

type Row = { id: string; size: number };

const columns: readonly DataColumn<Row>[] = [
  {
    id: "name",
    label: "Name",
    definition: "What it is called",
    sort: "name",
    widthPx: 100,
    isPinned: true,
    cell: ({ id }) => <a href={`/${id}`}>{id}</a>,
  },
  {
    id: "size",
    label: "Size",
    definition: "How large it is",
    numeric: true,
    widthPx: 60,
    cell: ({ size }) => size,
  },
];

afterEach(cleanup);

function show(total: number, loaded = total) {
  return render(
    <DataTable
      label="Things"
      columns={columns}
      visible={new Set(["size"])}
      total={total}
      rowAt={(index) => (index < loaded ? { id: `row-${index}`, size: index } : undefined)}
      startIndex={0}
      firstCount={Math.min(total, 5)}
      rowHeightPx={28}
      sort={{ current: "name", href: (sort) => `?sort=${sort}`, onSort: () => {} }}
      onRange={() => {}}
      listKey=""
    />,
  );
}

const focused = () => document.activeElement?.textContent;
const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });

it("moves the focus from row to row by keys, however fast, and stops at the ends", () => {
  show(5);
  for (const key of ["j", "j", "j"]) press(key);
  expect(focused()).toBe("row-2");
  press("ArrowUp");
  expect(focused()).toBe("row-1");
  press("End");
  expect(focused()).toBe("row-4");
  press("j");
  expect(focused()).toBe("row-4");
  press("Home");
  expect(focused()).toBe("row-0");
});

it("takes no arrows while the focus is elsewhere", () => {
  show(5);
  press("ArrowDown");
  expect(document.activeElement).toBe(document.body);
});

it("leaves room for rows whose page is on the way, as one", () => {
  const { container } = show(5, 3);
  expect(screen.getAllByRole("row")).toHaveLength(4);
  const room = container.querySelectorAll<HTMLElement>("tbody tr[aria-hidden]");
  expect([...room].map(({ style }) => style.height)).toEqual(["56px"]);
  expect(screen.getAllByRole("link").map((link) => link.textContent)).toEqual([
    "Name",
    "row-0",
    "row-1",
    "row-2",
  ]);
});

it("leaves the room of the rows that it does not draw", () => {
  const { container } = show(50_000);
  expect(container.querySelectorAll("tbody tr[data-index]")).toHaveLength(5);
  const space = container.querySelector<HTMLElement>("tbody tr[aria-hidden]");
  expect(space?.style.height).toBe(`${(50_000 - 5) * 28}px`);
  expect(screen.getByRole("table").getAttribute("aria-rowcount")).toBe("50001");
});

it("says what a column means and which way it is sorted", () => {
  show(3);
  const [name, size] = screen.getAllByRole("columnheader");
  expect(name?.getAttribute("aria-sort")).toBe("ascending");
  expect(size?.querySelector("[title]")?.getAttribute("title")).toBe("How large it is");
});
