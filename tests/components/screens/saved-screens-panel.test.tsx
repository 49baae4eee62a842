import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { SavedScreensPanel } from "@/components/screens/saved-screens-panel";
import { notices } from "@/hooks/notices";
import { AccountContext } from "@/hooks/use-account";
import type { Screen } from "@/lib/screens/schema";

const sports: Screen = {
  id: "00000000-0000-4000-8000-000000000001",
  name: "Big sports",
  query: { category: "Sports", volume_min: 10_000, closed: false },
  sort: "-liquidity",
  columns: ["price", "spread"],
  isDefault: false,
  createdAt: "2026-11-21T00:00:00.000Z",
  updatedAt: "2026-11-21T00:00:00.000Z",
};

let sent: { method: string; url: string; body: unknown }[];

beforeEach(() => {
  sent = [];
  notices.take();
  vi.stubGlobal("fetch", async (url: string, init: RequestInit = {}) => {
    const method = init.method ?? "GET";
    if (method !== "GET") sent.push({ method, url, body: JSON.parse(String(init.body)) });
    const data =
      method === "GET" ? [sports] : method === "DELETE" ? { deleted: true } : { ...sports };
    return Response.json({ success: true, data });
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(email: string | null = "me@example.com") {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <AccountContext value={email}>
        <SavedScreensPanel query={{ q: "rain", sort: "-price" }} cols="price,momentum" />
      </AccountContext>
    </QueryClientProvider>,
  );
}

describe("saved screens", () => {
  it("lead to the view that they stand for", async () => {
    show();
    const link = await screen.findByRole("link", { name: "Big sports" });
    const { pathname, searchParams } = new URL(link.getAttribute("href") ?? "", "http://x");
    expect(pathname).toBe("/discovery");
    expect(Object.fromEntries(searchParams)).toEqual({
      category: "Sports",
      volume_min: "10000",
      closed: "false",
      sort: "-liquidity",
      cols: "price,spread",
    });
  });

  it.each([
    {
      press: "Put this view in the place of Big sports",
      want: {
        method: "PATCH",
        body: { query: { q: "rain" }, sort: "-price", columns: ["price", "momentum"] },
      },
    },
    {
      press: "Open Discovery with Big sports",
      want: { method: "PATCH", body: { isDefault: true } },
    },
    { press: "Delete Big sports", want: { method: "DELETE", body: {} } },
  ])("$press", async ({ press, want }) => {
    show();
    fireEvent.click(await screen.findByRole("button", { name: press }));
    await waitFor(() => expect(sent).toMatchObject([want]));
    expect(sent[0]?.url).toBe(`/api/screens/${sports.id}`);
  });

  it("keep the view that is shown under a name", async () => {
    show();
    const field = await screen.findByLabelText("Name of this view");
    fireEvent.change(field, { target: { value: "Rain" } });
    fireEvent.click(screen.getByRole("button", { name: "Save screen" }));
    const body = { name: "Rain", query: { q: "rain" }, sort: "-price" };
    await waitFor(() => expect(sent).toMatchObject([{ method: "POST", body }]));
  });

  it("come back by undo", async () => {
    show();
    fireEvent.click(await screen.findByRole("button", { name: "Delete Big sports" }));
    await waitFor(() => expect(sent).toHaveLength(1));
    const [notice] = await waitFor(() => {
      const given = notices.take();
      expect(given).toHaveLength(1);
      return given;
    });
    notice?.action?.act();
    const { name, query, columns } = sports;
    await waitFor(() =>
      expect(sent[1]).toMatchObject({ method: "POST", body: { name, query, columns } }),
    );
  });

  it("are renamed in place, and Escape leaves the name", async () => {
    show();
    fireEvent.click(await screen.findByRole("button", { name: "Rename Big sports" }));
    fireEvent.keyDown(screen.getByLabelText("New name of Big sports"), { key: "Escape" });
    fireEvent.click(await screen.findByRole("button", { name: "Rename Big sports" }));
    const field = screen.getByLabelText("New name of Big sports");
    fireEvent.change(field, { target: { value: "Sports" } });
    fireEvent.click(screen.getByRole("button", { name: "Save the name" }));
    await waitFor(() =>
      expect(sent).toMatchObject([{ method: "PATCH", body: { name: "Sports" } }]),
    );
  });

  it("are for who is signed in", () => {
    show(null);
    expect(screen.getByRole("link", { name: "Sign in" }).getAttribute("href")).toContain("next=");
  });
});
