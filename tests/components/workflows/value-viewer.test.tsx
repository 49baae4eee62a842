import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { ValueViewer } from "@/components/workflows/builder/value-viewer";

afterEach(cleanup);

const HOSTILE = '<img src=x onerror="alert(1)">';

describe("ValueViewer", () => {
  it("draws rows as a table and an unknown cell as a dash", () => {
    render(<ValueViewer value={[{ title: "A", price: 0.4 }, { title: "B" }]} />);
    expect(screen.getAllByRole("columnheader").map((cell) => cell.textContent)).toEqual([
      "title",
      "price",
    ]);
    expect(screen.getByText("—")).toBeDefined();
  });

  it.each([
    { name: "a table", value: [{ title: HOSTILE }] },
    { name: "text", value: { text: HOSTILE } },
    { name: "JSON", value: { a: HOSTILE } },
  ])("draws markup in $name as text", ({ value }) => {
    const { container } = render(<ValueViewer value={value} />);
    expect(container.querySelector("img")).toBeNull();
    expect(container.textContent).toContain("onerror");
  });

  it("shows what a model wrote first, its rows and its JSON on request", () => {
    render(<ValueViewer value={{ text: "Fair.", data: { items: [{ id: 1 }] } }} />);
    expect(screen.getByText("Fair.")).toBeDefined();
    fireEvent.click(screen.getByText("Table"));
    expect(screen.getByRole("columnheader").textContent).toBe("id");
    fireEvent.click(screen.getByText("JSON"));
    expect(screen.queryByRole("columnheader")).toBeNull();
  });

  it("draws the first hundred of many rows", () => {
    render(<ValueViewer value={Array.from({ length: 250 }, (_, id) => ({ id }))} />);
    expect(screen.getAllByRole("row")).toHaveLength(101);
    expect(screen.getByText(/First 100 of 250 rows/)).toBeDefined();
  });

  it.each([[null], [undefined], [0], [""], [[]], [{}]])("survives %j", (value) => {
    const { container } = render(<ValueViewer value={value} />);
    expect(container.textContent).toContain("JSON");
  });
});
