import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { MarketScreener } from "@/components/markets/market-screener";
import type { FirstMarkets } from "@/hooks/use-markets";
import type { Failure } from "@/lib/http/to-failure";
import type { Market } from "@/lib/markets/schema";
import { makeMarket } from "@/tests/support/make";

vi.mock("next/navigation", () => ({ usePathname: () => "/discovery", useRouter: () => ({}) }));

const asked: string[] = [];
let answer: (url: string) => Response | Promise<Response>;

beforeEach(() => {
  asked.length = 0;
  answer = () => new Promise(() => {});
  vi.stubGlobal("fetch", async (url: string) => {
    asked.push(url);
    return answer(url);
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const list = (markets: Market[], total = markets.length) =>
  Response.json({ success: true, data: markets, metadata: { total, source: "demo" } });

type Start = { markets?: Market[]; total?: number; failure?: Failure; search?: string };

function show({ markets, total, failure, search = "" }: Start) {
  const first: FirstMarkets | null = markets
    ? {
        query: {},
        page: 0,
        answer: { data: markets, metadata: { total: total ?? markets.length } },
      }
    : null;
  const client = new QueryClient({
    defaultOptions: { queries: { retry: false, staleTime: 60_000 } },
  });
  return render(
    <NuqsTestingAdapter searchParams={search} hasMemory>
      <QueryClientProvider client={client}>
        <MarketScreener
          first={first}
          failure={failure ?? null}
          categories={["Sports", "Politics"]}
          nowMs={Date.parse("2026-11-21T00:00:00Z")}
        />
      </QueryClientProvider>
    </NuqsTestingAdapter>,
  );
}

const asksForMarkets = () => asked.filter((url) => url.includes("/markets?"));

it("shows the server's rows at once and asks for none of them again", () => {
  show({ markets: [makeMarket()], total: 5046 });
  expect(screen.getByText("Will it rain tomorrow?").closest("a")?.getAttribute("href")).toBe(
    "/markets/m1",
  );
  expect(screen.getByText("5,046")).toBeTruthy();
  expect(asksForMarkets()).toEqual([]);
});

it("says how many rows there are and which row each is", () => {
  show({ markets: [makeMarket(), makeMarket({ id: "m2" })], total: 5046 });
  expect(screen.getByRole("table").getAttribute("aria-rowcount")).toBe("5047");
  expect(screen.getAllByRole("row").map((row) => row.getAttribute("aria-rowindex"))).toEqual(
    expect.arrayContaining(["1", "2", "3"]),
  );
});

it("shows a hostile title as text", () => {
  const title = '<script>alert("x")</script>';
  const { container } = show({ markets: [makeMarket({ title })] });
  expect(screen.getByText(title)).toBeTruthy();
  expect(container.querySelector("script")).toBeNull();
});

it("shows the unknown as a dash and never as nothing", () => {
  show({ markets: [makeMarket({ price: null, change24h: null, volume24h: null, spread: null })] });
  const row = screen.getByText("Will it rain tomorrow?").closest("tr");
  expect(row && within(row).getAllByText("—").length).toBeGreaterThanOrEqual(4);
  expect(row?.textContent).not.toContain("$0");
});

it("waits in the shape of the table when the server sent nothing", () => {
  show({});
  expect(screen.getByText("Loading")).toBeTruthy();
});

it("says the code, the reason and the trace id of a failure, and tries again", async () => {
  answer = () =>
    Response.json(
      {
        success: false,
        error: { code: "INVALID_INPUT", message: "sort: unknown", traceId: "t-1" },
      },
      { status: 400 },
    );
  show({ search: "?sort=nonsense" });
  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toContain("INVALID_INPUT");
  expect(alert.textContent).toContain("sort: unknown");
  expect(alert.textContent).toContain("t-1");
  answer = () => list([makeMarket()]);
  fireEvent.click(within(alert).getByText("Try again"));
  expect(await screen.findByText("Will it rain tomorrow?")).toBeTruthy();
});

it("shows the server's own failure until an answer comes", () => {
  show({ failure: { code: "UNAVAILABLE", message: "The database is down", traceId: "t-2" } });
  expect(screen.getByRole("alert").textContent).toContain("The database is down");
});

it("says why a filter finds nothing, and clears it", async () => {
  answer = (url) => (url.includes("q=zzz") ? list([]) : list([makeMarket()]));
  show({ search: "?q=zzz" });
  expect(await screen.findByText("No market matches this filter")).toBeTruthy();
  fireEvent.click(screen.getByText("Clear the filter"));
  expect(await screen.findByText("Will it rain tomorrow?")).toBeTruthy();
});

it("keeps the rows before in sight while a new filter loads, then shows the new ones", async () => {
  show({ markets: [makeMarket()] });
  let send: (response: Response) => void = () => {};
  answer = () => new Promise((resolve) => (send = resolve));
  fireEvent.change(screen.getByLabelText("Category", { selector: "select" }), {
    target: { value: "Sports" },
  });
  await waitFor(() => expect(asksForMarkets().at(-1)).toContain("category=Sports"));
  expect(screen.getByText("Will it rain tomorrow?")).toBeTruthy();
  expect(screen.getByRole("table").getAttribute("aria-busy")).toBe("true");
  send(list([makeMarket({ id: "s1", title: "Will the home side win?" })]));
  expect(await screen.findByText("Will the home side win?")).toBeTruthy();
  expect(screen.queryByText("Will it rain tomorrow?")).toBeNull();
});

it("shows a chip for each condition and takes it away", async () => {
  answer = () => list([makeMarket()]);
  show({ search: "?volume_min=10000&spread_max=0.02" });
  const chips = screen.getByRole("list", { name: "Filters in force" });
  expect(within(chips).getByText("Volume 24h ≥ $10K")).toBeTruthy();
  fireEvent.click(within(chips).getByLabelText("Remove Volume 24h ≥ $10K"));
  await waitFor(() => expect(screen.queryByText("Volume 24h ≥ $10K")).toBeNull());
  expect(within(chips).getByText("Spread ≤ 2.0¢")).toBeTruthy();
});

it("sorts by a header: figures from the largest, and the other way on the second press", async () => {
  answer = () => list([makeMarket()]);
  show({ markets: [makeMarket()] });
  const header = () => screen.getByRole("columnheader", { name: "Liquidity" });
  fireEvent.click(within(header()).getByText("Liquidity"));
  await waitFor(() => expect(header().getAttribute("aria-sort")).toBe("descending"));
  fireEvent.click(within(header()).getByText("Liquidity"));
  await waitFor(() => expect(header().getAttribute("aria-sort")).toBe("ascending"));
  await waitFor(() => expect(asksForMarkets().at(-1)).toContain("sort=liquidity"));
});

it("hides and shows columns", async () => {
  show({ markets: [makeMarket()] });
  expect(screen.queryByRole("columnheader", { name: "Bid" })).toBeNull();
  fireEvent.click(screen.getByLabelText("Bid"));
  expect(await screen.findByRole("columnheader", { name: "Bid" })).toBeTruthy();
  fireEvent.click(screen.getByLabelText("Spread", { selector: "input" }));
  await waitFor(() => expect(screen.queryByRole("columnheader", { name: "Spread" })).toBeNull());
});

it("exports the whole filter and not a page of it", () => {
  answer = () => list([makeMarket()]);
  show({ markets: [makeMarket()], search: "?q=rain" });
  expect(screen.getByText("CSV of this filter").getAttribute("href")).toBe(
    "/api/polymarket/markets?q=rain&format=csv",
  );
});

it("draws stored prices small, asks for the rows in sight at once, and shows a dash elsewhere", async () => {
  answer = (url) =>
    url.includes("/sparklines")
      ? Response.json({
          success: true,
          data: [
            {
              marketId: "m1",
              points: [
                [0, 0.2],
                [41, 0.3],
              ],
              asOf: "2026-11-21T00:00:00.000Z",
            },
          ],
        })
      : list([makeMarket()]);
  show({ markets: [makeMarket(), makeMarket({ id: "m2", title: "Will it snow?" })] });
  expect(await screen.findByRole("img", { name: "20.0¢ to 30.0¢" })).toBeTruthy();
  expect(asked.filter((url) => url.includes("/sparklines"))).toEqual([
    "/api/polymarket/sparklines?ids=m1%2Cm2",
  ]);
  const row = screen.getByText("Will it snow?").closest("tr");
  expect(row?.querySelector("td:last-child")?.textContent).toBe("—");
});

it("shows what my size would pay, and asks for no book before a size is given", async () => {
  const quote = {
    marketId: "m1",
    outcome: "Yes",
    sizeUsd: 500,
    bookAt: null,
    asOf: "2026-11-21T00:00:00.000Z",
  };
  answer = (url) =>
    url.includes("/quotes")
      ? Response.json({
          success: true,
          data: [
            { ...quote, price: 0.42, fee: 0.005, cost: 0.425, reason: null },
            { ...quote, marketId: "m2", price: null, fee: null, cost: null, reason: "too_thin" },
          ],
        })
      : list([makeMarket()]);
  show({ markets: [makeMarket(), makeMarket({ id: "m2" })] });
  expect(asked.some((url) => url.includes("/quotes"))).toBe(false);
  const field = screen.getByLabelText("My size, $");
  fireEvent.change(field, { target: { value: "$500" } });
  fireEvent.keyDown(field, { key: "Enter" });
  expect(await screen.findByRole("columnheader", { name: "Buy $500" })).toBeTruthy();
  expect(await screen.findByText("42.5¢")).toBeTruthy();
  expect(screen.getByText("thin")).toBeTruthy();
});

it("puts rows by event and opens one to its markets", async () => {
  const group = {
    key: "e1",
    event: { id: "e1", slug: "cup", title: "Who wins the cup?" },
    markets: 2,
    volume24h: 10,
    liquidity: 20,
    lead: makeMarket(),
  };
  answer = (url) => {
    if (url.includes("/groups"))
      return Response.json({ success: true, data: [group], metadata: { total: 1 } });
    return url.includes("event_id=e1")
      ? list([makeMarket({ id: "a", title: "Will Spain win?" }), makeMarket({ id: "b" })])
      : list([makeMarket()]);
  };
  show({ markets: [makeMarket()], search: "?group=event" });
  const open = await screen.findByRole(
    "button",
    { name: "Markets of Who wins the cup?" },
    { timeout: 5000 },
  );
  expect(screen.getByText("1 event", { exact: false })).toBeTruthy();
  fireEvent.click(open);
  expect(await screen.findByText("Will Spain win?")).toBeTruthy();
});

it("picks an event with all of its markets that match, and takes single ones out again", async () => {
  const lead = makeMarket({ id: "a", eventId: "e1", title: "Will Spain win?" });
  const groups = [
    { key: "e1", event: { id: "e1", slug: "cup", title: "Cup" }, markets: 2, lead },
    { key: "m:c", event: null, markets: 1, lead: makeMarket({ id: "c", eventId: null }) },
  ].map((group) => ({ ...group, volume24h: 10, liquidity: 20 }));
  answer = (url) => {
    if (url.includes("/groups"))
      return Response.json({ success: true, data: groups, metadata: { total: 2 } });
    return list([lead, makeMarket({ id: "b", eventId: "e1" })], 3);
  };
  show({ markets: [lead], total: 3, search: "?group=event&q=win" });
  const box = (row: number) => screen.findByLabelText<HTMLInputElement>(`Pick row ${row}`);
  const bar = () => screen.findByRole("region", { name: "Picked rows" });
  fireEvent.click(await box(1));
  await waitFor(async () => expect((await bar()).textContent).toContain("2 picked"));
  expect(asked.findLast((url) => url.includes("event_id=e1"))).toContain("q=win");
  expect((await box(1)).checked).toBe(true);
  expect((await box(2)).checked).toBe(false);

  fireEvent.click(screen.getByRole("button", { name: "Markets of Cup" }));
  await screen.findByText("Will Spain win?");
  fireEvent.click(await box(2));
  await waitFor(async () => expect((await bar()).textContent).toContain("1 picked"));
  expect((await box(1)).checked).toBe(false);
  expect((await box(3)).checked).toBe(true);

  fireEvent.click(await box(4), { shiftKey: true });
  await waitFor(async () => expect((await bar()).textContent).toContain("3 picked"));
  fireEvent.click(screen.getByLabelText("Pick none"));
  await waitFor(async () => expect((await box(1)).checked).toBe(false));
  fireEvent.click(screen.getByLabelText("Pick all 3 of this filter"));
  expect((await box(1)).checked).toBe(true);
  expect((await bar()).textContent).toContain("3 picked");
});
