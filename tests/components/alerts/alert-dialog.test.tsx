import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { AlertButton } from "@/components/alerts/alert-button";
import { AlertDialog } from "@/components/alerts/alert-dialog";
import { AccountContext } from "@/hooks/use-account";

const push = vi.fn<(href: string) => void>();
vi.mock("next/navigation", () => ({ useRouter: () => ({ push }), usePathname: () => "/" }));

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  push.mockClear();
});

type Sent = { url: string; body: unknown };

/** Answers every call with this, and keeps what was sent. */
function answer(body: object, status = 200): Sent[] {
  const sent: Sent[] = [];
  vi.stubGlobal("fetch", async (url: string, init?: RequestInit) => {
    sent.push({ url, body: init?.body ? JSON.parse(String(init.body)) : null });
    return new Response(JSON.stringify(body), { status });
  });
  return sent;
}

const kept = {
  id: "11111111-1111-4111-8111-111111111111",
  origin: "demo",
  name: null,
  condition: { kind: "price-crosses", marketId: "m", outcome: "YES", direction: "up", level: 0.45 },
  sentence: "Tell me when YES of “Rain?” rises to 45.0¢.",
  subject: { title: "Rain?", link: "/markets/m" },
  channels: ["in-app"],
  webhook: null,
  cooldownSeconds: 3600,
  state: "armed",
  lastValue: null,
  lastObservedAt: null,
  evaluatedAt: null,
  lastError: null,
  lastFiredAt: null,
  fireCount: 0,
  createdAt: "2026-11-21T12:00:00.000Z",
  updatedAt: "2026-11-21T12:00:00.000Z",
};

function show(onClose = () => {}, others?: { id: string; title: string }[]) {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <AlertDialog
        preset={{ kind: "price-crosses", marketId: "m", direction: "up" }}
        subject="Rain?"
        {...(others && { others })}
        onClose={onClose}
      />
    </QueryClientProvider>,
  );
}

const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));

describe("the form of an alert", () => {
  it("says in a sentence what it comes to, and keeps it", async () => {
    const sent = answer({ success: true, data: kept }, 201);
    const onClose = vi.fn<() => void>();
    show(onClose);
    type("Price", "45");
    expect(screen.getByText("Tell me when YES of “Rain?” rises to 45.0¢.")).toBeTruthy();
    press("Create alert");
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(sent).toEqual([
      {
        url: "/api/alerts",
        body: {
          condition: kept.condition,
          name: null,
          channels: ["in-app"],
          webhook: null,
          cooldownSeconds: 3600,
        },
      },
    ]);
  });

  it("asks for what is missing and sends nothing", () => {
    const sent = answer({});
    show();
    press("Create alert");
    expect(screen.getByText("Price is needed")).toBeTruthy();
    expect(screen.getByLabelText("Price").getAttribute("aria-invalid")).toBe("true");
    expect(sent).toEqual([]);
  });

  it("shows what a test would tell, until something changes", async () => {
    const test = {
      wouldFire: true,
      reason: "The level is met now",
      title: "YES rose to 47.0¢: Rain?",
      body: null,
      value: 0.47,
      threshold: 0.45,
      link: "/markets/m",
      observedAt: "2026-11-21T12:00:00.000Z",
      heldUntil: null,
      channels: [{ channel: "in-app", to: "the bell", ready: true, problem: null }],
    };
    const sent = answer({ success: true, data: test });
    show();
    type("Price", "45");
    press("Test");
    expect(await screen.findByText("YES rose to 47.0¢: Rain?")).toBeTruthy();
    expect(sent[0]?.url).toBe("/api/alerts/test");
    type("Price", "46");
    expect(screen.queryByText("YES rose to 47.0¢: Rain?")).toBeNull();
  });

  it("says beside the field what the server refuses", async () => {
    const details = { "condition.marketId": ["names no market of the active source"] };
    answer(
      { success: false, error: { code: "INVALID_INPUT", message: "wrong", details, traceId: "t" } },
      400,
    );
    show();
    type("Price", "45");
    press("Create alert");
    expect(await screen.findByText("Market names no market of the active source")).toBeTruthy();
  });

  it("makes one for each picked market, and goes on behind those that were made", async () => {
    const sent: string[] = [];
    let isBroken = true;
    vi.stubGlobal("fetch", async (_url: string, init: RequestInit) => {
      const { condition } = JSON.parse(String(init.body)) as { condition: { marketId: string } };
      if (condition.marketId === "o" && isBroken)
        return Response.json(
          { success: false, error: { code: "RATE_LIMITED", message: "Too many", traceId: "t" } },
          { status: 429 },
        );
      sent.push(condition.marketId);
      return Response.json({ success: true, data: kept }, { status: 201 });
    });
    const onClose = vi.fn<() => void>();
    const others = [
      { id: "n", title: "Snow?" },
      { id: "o", title: "Hail?" },
      { id: "p", title: "Fog?" },
    ];
    show(onClose, others);
    expect(screen.getByRole("list").textContent).toBe("Rain?Snow?Hail?Fog?");
    const kinds = [...screen.getByLabelText("Kind").querySelectorAll("option")].map(
      ({ value }) => value,
    );
    expect(kinds).not.toContain("sync-stale");
    expect(kinds).toContain("large-trade");
    type("Price", "45");
    expect(screen.getByText(/The same for 3 other markets\.$/)).toBeTruthy();
    press("Create 4 alerts");
    await screen.findByText(/Too many/);
    expect(sent).toEqual(["m", "n"]);
    isBroken = false;
    press("Create the other 2");
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(sent).toEqual(["m", "n", "o", "p"]);
  });

  it("asks for other things of another kind", () => {
    show();
    fireEvent.change(screen.getByLabelText("Kind"), { target: { value: "price-moves" } });
    expect(screen.getByLabelText("By at least")).toBeTruthy();
    expect(screen.getByText("Rain?")).toBeTruthy();
    expect(screen.queryByLabelText("Price")).toBeNull();
  });

  it("keeps one channel at least, and asks where a webhook goes", () => {
    show();
    expect(screen.getByLabelText("Bell").hasAttribute("disabled")).toBe(true);
    fireEvent.click(screen.getByLabelText("Webhook"));
    expect(screen.getByLabelText("Address")).toBeTruthy();
    expect(screen.getByLabelText("Bell").hasAttribute("disabled")).toBe(false);
  });
});

describe("the button beside a thing", () => {
  const button = (email: string | null) =>
    render(
      <AccountContext value={email}>
        <QueryClientProvider client={new QueryClient()}>
          <AlertButton preset={{ kind: "price-crosses", marketId: "m" }} subject="Rain?" />
        </QueryClientProvider>
      </AccountContext>,
    );

  it("opens the form", async () => {
    button("a@example.com");
    press("Alert on Rain?");
    expect(await screen.findByText("New alert", undefined, { timeout: 20_000 })).toBeTruthy();
  });

  it("leads a stranger to the sign-in", () => {
    button(null);
    press("Alert on Rain?");
    expect(push).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/^\/sign-in\?next=/));
  });
});
