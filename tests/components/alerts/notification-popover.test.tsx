import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { createRef } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { NotificationPopover } from "@/components/notifications/notification-popover";

vi.mock("next/navigation", () => ({ useRouter: () => ({}), usePathname: () => "/" }));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const row = (digit: string, more: object = {}) => ({
  id: `${digit.repeat(8)}-1111-4111-8111-111111111111`,
  kind: "alert",
  title: `Title ${digit}`,
  body: null,
  link: "/markets/m",
  readAt: null,
  createdAt: "2026-11-21T12:00:00.000Z",
  ...more,
});

function show(answers: (method: string, url: string) => { status?: number; data?: unknown }) {
  const calls: string[] = [];
  vi.stubGlobal("fetch", async (url: string, init?: RequestInit) => {
    const method = init?.method ?? "GET";
    calls.push(`${method} ${url.split("?")[0]}`);
    const { status = 200, data } = answers(method, url);
    const body =
      status < 300
        ? { success: true, data, metadata: { total: 2, nextCursor: null } }
        : { success: false, error: { code: "UNAVAILABLE", message: "down", traceId: "t-1" } };
    return new Response(JSON.stringify(body), { status });
  });
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const onClose = vi.fn<() => void>();
  render(
    <QueryClientProvider client={client}>
      <NotificationPopover anchor={createRef()} onClose={onClose} />
    </QueryClientProvider>,
  );
  return { calls, onClose };
}

describe("the list under the bell", () => {
  it("marks what is followed as read, and all at once", async () => {
    const { calls, onClose } = show((method) =>
      method === "GET"
        ? { data: [row("1"), row("2", { readAt: "2026-11-21T12:01:00.000Z" })] }
        : { data: row("1") },
    );
    const link = await screen.findByRole("link", { name: /Title 1/ });
    expect(screen.getAllByText(", unread")).toHaveLength(1);
    fireEvent.click(screen.getByRole("button", { name: "Mark all as read" }));
    await waitFor(() => expect(calls).toContain("POST /api/notifications"));
    fireEvent.click(link);
    expect(onClose).toHaveBeenCalled();
  });

  it("puts back what the server does not remove", async () => {
    show((method) => (method === "GET" ? { data: [row("1")] } : { status: 503 }));
    await screen.findByText("Title 1");
    fireEvent.click(screen.getByRole("button", { name: "Remove: Title 1" }));
    await waitFor(() => expect(screen.getByText("Title 1")).toBeTruthy());
  });

  it("goes from row to row by the arrows", async () => {
    show(() => ({ data: [row("1"), row("2")] }));
    const first = await screen.findByRole("link", { name: /Title 1/ });
    first.focus();
    fireEvent.keyDown(first, { key: "ArrowDown" });
    expect(document.activeElement?.textContent).toContain("Title 2");
  });

  it.each([
    { name: "says that there is nothing", answer: { data: [] }, text: "Nothing yet" },
    {
      name: "says why it cannot be read",
      answer: { status: 503 },
      text: "Notifications could not be read",
    },
  ])("$name", async ({ answer, text }) => {
    show(() => answer);
    expect(await screen.findByText(text)).toBeTruthy();
  });
});
