import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ExportMenu } from "@/components/data-table/export-menu";
import { flattenRow } from "@/components/data-table/flatten-row";

const saved: { name: string; text: string }[] = [];
vi.mock("@/components/ui/save-file", () => ({
  saveFile: (name: string, _type: string, text: string) => saved.push({ name, text }),
}));

const asked: string[] = [];
let answer: (url: string) => Response;
beforeEach(() => {
  saved.length = 0;
  asked.length = 0;
  vi.stubGlobal("fetch", async (url: string) => {
    asked.push(url);
    return answer(url);
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const page = (data: object[], metadata: object) => Response.json({ success: true, data, metadata });

it("collects every page by offset until the total is there", async () => {
  answer = (url) =>
    page(url.includes("offset=2") ? [{ id: "c" }] : [{ id: "a" }, { id: "b" }], { total: 3 });
  render(<ExportMenu name="things" href="/api/things?min=1" total={3} pageSize={2} />);
  fireEvent.click(screen.getByText("JSON of this filter"));
  await waitFor(() => expect(saved).toHaveLength(1));
  expect(asked).toEqual(["/api/things?min=1&limit=2", "/api/things?min=1&limit=2&offset=2"]);
  expect(saved[0]?.name).toBe("things.json");
  expect(JSON.parse(saved[0]?.text ?? "")).toEqual([{ id: "a" }, { id: "b" }, { id: "c" }]);
});

it("follows a cursor to its end, and makes the CSV itself", async () => {
  answer = (url) =>
    url.includes("cursor=n2")
      ? page([{ id: "b", by: { value: null, n: 0 } }], { nextCursor: null })
      : page([{ id: "=a", by: { value: 0.5, n: 3 } }], { nextCursor: "n2" });
  render(<ExportMenu name="things" href="/api/things" total={null} />);
  fireEvent.click(screen.getByText("CSV of this filter"));
  await waitFor(() => expect(saved).toHaveLength(1));
  expect(saved[0]?.text).toBe('"id","by.value","by.n"\r\n"\'=a",0.5,3\r\n"b",,0\r\n');
});

it("says why an export broke off, and saves nothing", async () => {
  answer = () =>
    Response.json(
      { success: false, error: { code: "UNAVAILABLE", message: "The database is down" } },
      { status: 503 },
    );
  render(<ExportMenu name="things" href="/api/things" total={3} />);
  fireEvent.click(screen.getByText("JSON of this filter"));
  expect((await screen.findByRole("alert")).textContent).toContain("The database is down");
  expect(saved).toEqual([]);
});

it.each([
  {
    name: "parts become columns of their own",
    row: { a: 1, figure: { value: 2, n: 3, of: { x: null } } },
    want: { a: 1, "figure.value": 2, "figure.n": 3, "figure.of.x": null },
  },
  { name: "a list of words is one cell", row: { tags: ["a", "b"] }, want: { tags: "a; b" } },
  { name: "another list stays as it is", row: { sizes: [1, 2] }, want: { sizes: [1, 2] } },
])("flattens a row: $name", ({ row, want }) => {
  expect(flattenRow(row)).toEqual(want);
});
