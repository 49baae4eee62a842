import { cleanup, render, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { Whisker } from "@/components/figures/whisker";
import { FlowBarList } from "@/components/whales/flow-bar-list";
import type { Figure } from "@/lib/markets/figure";
import type { WhaleFlow } from "@/lib/whales/schema";

afterEach(cleanup);

const figure = (value: number | null, over: Partial<Figure> = {}): Figure => ({
  value,
  n: 3,
  coverage: "lower_bound",
  asOf: "2026-11-21T00:00:00.000Z",
  version: "flow-1",
  ...over,
});
const sides = (buy: number, sell: number) => ({
  volumeUsd: figure(buy + sell),
  buyUsd: figure(buy),
  sellUsd: figure(sell),
  netUsd: figure(buy - sell),
  netShares: figure(0),
});
const flow = (key: string | null): WhaleFlow => ({
  by: "category",
  key,
  market: null,
  raw: sides(300, 100),
  cleaned: sides(50, 100),
});

describe("bars of flows", () => {
  it("say their figures in words, and a net of a part as such and not as a bound", () => {
    render(<FlowBarList flows={[flow("Sports"), flow(null)]} isCleaned={false} />);
    const [, sports, unknown] = screen.getAllByRole("listitem", { hidden: true });
    expect(sports?.textContent).toContain("Buys $300, sells $100");
    expect(within(sports as HTMLElement).getByRole("link").textContent).toContain("+$200");
    expect(sports?.textContent).not.toContain("≥");
    expect(unknown?.textContent).toContain("Category unknown");
  });

  it("show cleaned sums instead of raw ones", () => {
    render(<FlowBarList flows={[flow("Sports")]} isCleaned />);
    expect(screen.getByRole("link").textContent).toContain("−$50");
  });
});

describe("a whisker", () => {
  it.each([
    { name: "all above", low: 0.01, high: 0.05, want: "bg-yes" },
    { name: "all below", low: -0.05, high: -0.01, want: "bg-no" },
    { name: "both sides", low: -0.05, high: 0.05, want: "bg-muted-foreground" },
  ])("is coloured only where its whole interval lies on one side: $name", ({ low, high, want }) => {
    const { container } = render(
      <Whisker figure={figure(0.02, { low, high })} format="price" from={-1} to={1} zero={0} />,
    );
    expect(container.querySelectorAll(`.${want}`)).toHaveLength(2);
  });

  it("draws neither dot nor line of an unknown", () => {
    const { container } = render(
      <Whisker figure={figure(null, { n: 0 })} format="price" from={-1} to={1} zero={0} />,
    );
    expect(container.textContent).toContain("—");
    expect(container.querySelectorAll(".bg-muted-foreground")).toHaveLength(0);
  });
});
