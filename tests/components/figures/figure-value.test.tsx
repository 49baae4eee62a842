import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { FigureValue } from "@/components/figures/figure-value";
import type { Figure } from "@/lib/markets/figure";

afterEach(cleanup);

const none = { low: undefined, high: undefined };
const figure = (overrides: Partial<Figure> = {}): Figure => ({
  value: 0.31,
  low: 0.28,
  high: 0.35,
  n: 1000,
  coverage: "complete",
  asOf: "2026-11-21T10:33:00.000Z",
  version: "concentration-1",
  ...overrides,
});

describe("a figure", () => {
  it("leads to its formula and carries its basis in the hint", () => {
    render(<FigureValue figure={figure()} format="percent" detail />);
    const link = screen.getByRole("link");
    expect(link.getAttribute("href")).toBe("/methodology#concentration-1");
    expect(link.title).toContain("n 1,000 · complete");
    expect(link.textContent).toContain("31 %");
    expect(link.textContent).toContain("28 % – 35 %");
  });

  it.each([
    { name: "a lower bound", props: { coverage: "lower_bound" as const }, want: "≥" },
    { name: "first rows", props: { coverage: "truncated" as const }, want: "first 1,000" },
  ])("$name says so", ({ props, want }) => {
    render(<FigureValue figure={figure(props)} format="percent" />);
    expect(screen.getByRole("link").textContent).toContain(want);
  });

  it("is a dash and never 0 where it is unknown, with the reason", () => {
    render(
      <>
        <FigureValue figure={null} format="usd" reason="Never fetched" />
        <FigureValue figure={figure({ value: null, n: 0, ...none })} format="usd" />
      </>,
    );
    expect(screen.getByTitle("Never fetched").textContent).toBe("—");
    expect(screen.getByRole("link").textContent).toBe("—");
  });

  it("shows its bounds where only these are known", () => {
    render(<FigureValue figure={figure({ value: null })} format="percent" />);
    expect(screen.getByRole("link").textContent).toBe("28 % – 35 %");
  });

  it("has a sign beside its colour where it is a gain or a loss", () => {
    render(<FigureValue figure={figure({ value: 12 })} format="usd" signed />);
    expect(screen.getByText("+$12").className).toContain("text-yes");
  });
});
