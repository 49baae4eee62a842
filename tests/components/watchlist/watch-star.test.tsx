import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { WatchStar } from "@/components/watchlist/watch-star";
import { AccountContext } from "@/hooks/use-account";
import { notices } from "@/hooks/notices";
import type { WatchItem } from "@/lib/watchlist/schema";

const push = vi.fn<(href: string) => void>();
vi.mock("next/navigation", () => ({ useRouter: () => ({ push }) }));

const item: WatchItem = {
  id: "00000000-0000-4000-8000-000000000001",
  kind: "market",
  targetId: "m1",
  origin: "demo",
  title: "Will it rain?",
  slug: "rain",
  price: 0.4,
  change24h: 0.01,
  volume24h: 10,
  closed: false,
  note: null,
  position: null,
  createdAt: "2026-11-21T00:00:00.000Z",
  updatedAt: null,
};

/** A server that holds the list; a method it does not like is answered with 503. */
function serve(rows: WatchItem[], broken: readonly string[] = []) {
  const calls: string[] = [];
  let answer = () => {};
  const gate = new Promise<void>((resolve) => (answer = resolve));
  vi.stubGlobal("fetch", async (url: string, init: RequestInit = {}) => {
    const method = init.method ?? "GET";
    calls.push(`${method} ${url}`);
    if (broken.includes(method)) {
      await gate;
      return Response.json(
        { success: false, error: { code: "UNAVAILABLE", message: "The database is down" } },
        { status: 503 },
      );
    }
    if (method === "POST") rows.push(item);
    if (method === "DELETE") rows.length = 0;
    const data = method === "GET" ? rows : method === "POST" ? item : { deleted: true };
    return Response.json({ success: true, data });
  });
  return { calls, answer };
}

function show(email: string | null = "me@example.com") {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={client}>
      <AccountContext value={email}>
        <WatchStar kind="market" id="m1" title="Will it rain?" />
      </AccountContext>
    </QueryClientProvider>,
  );
  return screen.getByRole("button", { name: "Watch Will it rain?" });
}

const isPressed = (star: HTMLElement) => star.getAttribute("aria-pressed") === "true";

beforeEach(() => {
  push.mockClear();
  notices.take();
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe("a star", () => {
  it("shows what is watched, and lets go of it", async () => {
    const { calls } = serve([item]);
    const star = show();
    await waitFor(() => expect(isPressed(star)).toBe(true));
    fireEvent.click(star);
    await waitFor(() => expect(isPressed(star)).toBe(false));
    await waitFor(() => expect(calls).toContain(`DELETE /api/watchlist/${item.id}`));
    expect(notices.take()).toEqual([]);
  });

  it("ends where the last press wanted it, however fast they come", async () => {
    const rows: WatchItem[] = [];
    const { calls } = serve(rows);
    const star = show();
    await waitFor(() => expect(calls.length).toBe(1));
    fireEvent.click(star);
    await waitFor(() => expect(isPressed(star)).toBe(true));
    fireEvent.click(star);
    await waitFor(() => expect(isPressed(star)).toBe(false));
    await waitFor(() => expect(calls.filter((call) => !call.startsWith("GET"))).toHaveLength(2));
    await waitFor(() => expect(rows).toEqual([]));
  });

  it.each([
    { was: [] as WatchItem[], broken: ["POST"], title: "Not added to the watchlist" },
    { was: [item], broken: ["DELETE"], title: "Not taken off the watchlist" },
  ])("takes the change back where the server refuses: $title", async ({ was, broken, title }) => {
    const { calls, answer } = serve([...was], broken);
    const star = show();
    await waitFor(() => expect(calls.length).toBe(1));
    await waitFor(() => expect(isPressed(star)).toBe(was.length > 0));
    fireEvent.click(star);
    await waitFor(() => expect(isPressed(star)).toBe(was.length === 0));
    answer();
    await waitFor(() => expect(isPressed(star)).toBe(was.length > 0));
    expect(notices.take()).toMatchObject([
      { title, description: "The database is down", isFailure: true },
    ]);
  });

  it("leads a stranger to the sign-in and asks nothing", () => {
    const { calls } = serve([]);
    fireEvent.click(show(null));
    expect(push).toHaveBeenCalledWith(expect.stringMatching(/^\/sign-in\?next=%2F/));
    expect(calls).toEqual([]);
  });
});
