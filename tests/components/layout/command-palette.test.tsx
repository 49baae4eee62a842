import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { CommandPalette } from "@/components/layout/command-palette";
import { AccountContext } from "@/hooks/use-account";
import type { SearchResult } from "@/lib/search/schema";

const push = vi.fn<(href: string) => void>();
vi.mock("next/navigation", () => ({ useRouter: () => ({ push }) }));

const found: SearchResult = {
  markets: [{ id: "m1", title: "<b>Rain</b>?", href: "/markets/m1", price: 0.42, closed: false }],
  events: [{ id: "e1", title: "Rain in May", href: "/events/rain", volume24h: 10, closed: true }],
  wallets: [
    {
      id: "0xabcdef0123",
      title: "Rainy-Otter",
      href: "/wallets/0xabcdef0123",
      address: "0xabcdef0123",
      isOwnLabel: false,
    },
  ],
  workflows: [{ id: "w1", title: "Rain watch", href: "/strategy-builder/w1" }],
  screens: [{ id: "s1", title: "Rain only", href: "/discovery?q=rain" }],
};
const nothing: SearchResult = { markets: [], events: [], wallets: [], workflows: [], screens: [] };

let answer: () => Response;
let asked: string[];

beforeEach(() => {
  asked = [];
  push.mockClear();
  localStorage.clear();
  answer = () => Response.json({ success: true, data: found });
  vi.stubGlobal("fetch", async (url: string) => {
    asked.push(url);
    return answer();
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(email: string | null = "me@example.com") {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={client}>
      <AccountContext value={email}>
        <CommandPalette onClose={() => {}} />
      </AccountContext>
    </QueryClientProvider>,
  );
  return screen.getByPlaceholderText(/^Search markets/);
}
const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });

describe("the palette", () => {
  it("takes what is typed without a click", () => {
    const field = show();
    expect(document.activeElement).toBe(field);
  });

  it("shows what was found by kind, as text, and keeps what was opened", async () => {
    const field = show();
    type(field, "rain");
    fireEvent.click(await screen.findByText("<b>Rain</b>?"));
    expect(push).toHaveBeenCalledWith("/markets/m1");
    for (const heading of ["Markets", "Events", "Wallets", "Workflows", "Saved screens"])
      expect(screen.getByText(heading)).toBeTruthy();
    expect(asked).toEqual(["/api/search?q=rain"]);
    cleanup();
    show();
    expect(screen.getByText("Recent")).toBeTruthy();
    expect(screen.getByText("<b>Rain</b>?")).toBeTruthy();
  });

  it("asks once the typing rests, and nothing for one letter", async () => {
    const field = show();
    for (const text of ["r", "ra", "rai", "rain"]) type(field, text);
    await waitFor(() => expect(asked).toEqual(["/api/search?q=rain"]));
  });

  it("says why there is nothing", async () => {
    answer = () => Response.json({ success: true, data: nothing });
    type(show(), "zzz");
    expect(await screen.findByText("No market, event, wallet or workflow fits")).toBeTruthy();
  });

  it("says what failed, and tries again", async () => {
    answer = () =>
      Response.json(
        { success: false, error: { code: "INVALID_INPUT", message: "q: is odd" } },
        { status: 400 },
      );
    type(show(), "rain");
    expect((await screen.findByRole("alert")).textContent).toContain("q: is odd");
    answer = () => Response.json({ success: true, data: found });
    fireEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByText("Rain watch")).toBeTruthy();
  });

  it.each([
    { email: null, has: "Sign in", lacks: "Sign out" },
    { email: "me@example.com", has: "Sign out", lacks: "Sign in" },
  ])("offers $has where that can be done", ({ email, has, lacks }) => {
    show(email);
    expect(screen.getByText(has)).toBeTruthy();
    expect(screen.queryByText(lacks)).toBeNull();
  });

  it("reads no recent items that somebody else wrote", () => {
    localStorage.setItem(
      "cascadian-recent",
      JSON.stringify([{ kind: "market", title: "x", href: "//evil.example" }]),
    );
    show();
    expect(screen.queryByText("Recent")).toBeNull();
  });
});
