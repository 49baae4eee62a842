import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { SettingsView } from "@/components/settings/settings-view";
import { notices } from "@/hooks/notices";
import { AccountContext } from "@/hooks/use-account";
import { settingsSchema } from "@/lib/settings/schema";

const email = "me@example.com";
const account = {
  id: "00000000-0000-4000-8000-000000000001",
  email,
  displayName: null,
  roles: [],
  createdAt: "2026-11-21T00:00:00.000Z",
};
const key = {
  id: account.id,
  name: "Nightly",
  prefix: "casc_00000000",
  scopes: ["read"],
  createdAt: account.createdAt,
  lastUsedAt: null,
  expiresAt: null,
  revokedAt: null,
};

let sent: { method: string; url: string; body: unknown }[];
let isDown: boolean;

beforeEach(() => {
  sent = [];
  isDown = false;
  notices.take();
  delete document.documentElement.dataset["palette"];
  vi.stubGlobal("fetch", async (url: string, init: RequestInit = {}) => {
    const method = init.method ?? "GET";
    const body = init.body ? JSON.parse(String(init.body)) : undefined;
    if (method !== "GET") sent.push({ method, url, body });
    if (isDown)
      return Response.json(
        { success: false, error: { code: "UNAVAILABLE", message: "The database is down" } },
        { status: 503 },
      );
    if (url.startsWith("/api/settings"))
      return Response.json({ success: true, data: settingsSchema.parse(body ?? {}) });
    if (url.startsWith("/api/keys") && method === "POST")
      return Response.json({ success: true, data: { ...key, key: `casc_${"0".repeat(64)}` } });
    if (url.startsWith("/api/keys")) return Response.json({ success: true, data: [key] });
    return Response.json({ success: true, data: [] });
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show() {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={client}>
      <AccountContext value={email}>
        <SettingsView account={account} initial={settingsSchema.parse({})} />
      </AccountContext>
    </QueryClientProvider>,
  );
}

describe("settings", () => {
  it("show the chosen colours at once, and keep them", async () => {
    show();
    fireEvent.click(screen.getByLabelText("Blue, orange"));
    expect(document.documentElement.dataset["palette"]).toBe("blue-orange");
    expect(document.cookie).toContain("palette=blue-orange");
    await waitFor(() => expect(sent).toMatchObject([{ body: { palette: "blue-orange" } }]));
  });

  it("begin quiet hours with a night, and end them", async () => {
    show();
    fireEvent.click(screen.getByRole("switch", { name: "Quiet hours" }));
    const night = { from: "22:00", to: "07:00", timeZone: expect.any(String) };
    await waitFor(() => expect(sent).toMatchObject([{ body: { quietHours: night } }]));
    fireEvent.click(screen.getByRole("switch", { name: "Quiet hours" }));
    await waitFor(() => expect(sent[1]).toMatchObject({ body: { quietHours: null } }));
  });

  it("say what was not saved, and show what holds", async () => {
    show();
    isDown = true;
    const mail = screen.getByLabelText<HTMLInputElement>("Mail");
    fireEvent.click(mail);
    await waitFor(() => expect(sent).toHaveLength(1));
    await waitFor(() => expect(mail.checked).toBe(false));
    expect(notices.take()).toMatchObject([{ title: "The setting was not saved" }]);
  });

  it("show a new key once, beside what it may do", async () => {
    show();
    await screen.findByText("casc_00000000…");
    fireEvent.change(screen.getByLabelText("Name of the new key"), { target: { value: "Bot" } });
    fireEvent.click(screen.getByLabelText("Run"));
    fireEvent.click(screen.getByRole("button", { name: "Create key" }));
    const field = await screen.findByLabelText<HTMLInputElement>("Key Nightly");
    expect(field.value).toMatch(/^casc_0{64}$/);
    expect(sent).toMatchObject([{ body: { name: "Bot", scopes: ["read", "run"] } }]);
  });

  it("end the account only under its own address", async () => {
    show();
    fireEvent.click(screen.getByRole("button", { name: "Delete account…" }));
    const dialog = within(await screen.findByRole("dialog"));
    const confirm = dialog.getByRole("button", { name: "Delete the account" });
    expect(confirm.hasAttribute("disabled")).toBe(true);
    fireEvent.change(dialog.getByLabelText("Email of the account"), { target: { value: email } });
    expect(confirm.hasAttribute("disabled")).toBe(false);
  });
});
