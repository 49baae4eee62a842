import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { UseInWorkflow } from "@/components/workflows/use-in-workflow";

const push = vi.hoisted(() => vi.fn<(href: string) => void>());
vi.mock("next/navigation", () => ({ useRouter: () => ({ push }) }));

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  push.mockReset();
});

const ID = "11111111-1111-4111-8111-111111111111";
const moment = "2026-01-01T00:00:00.000Z";

function answer(status: number, body: unknown) {
  const fetch = vi.fn<typeof globalThis.fetch>(async () => Response.json(body, { status }));
  vi.stubGlobal("fetch", fetch);
  return fetch;
}

const draw = () =>
  render(
    <UseInWorkflow
      type="polymarket-stream"
      config={{ category: "Sports", volume_min: "10000" }}
      label="Sports"
    />,
  );

it("makes a workflow of the query and opens it", async () => {
  const fetch = answer(201, {
    success: true,
    data: {
      id: ID,
      name: "Sports",
      description: null,
      graph: { nodes: [], edges: [] },
      version: 1,
      status: "draft",
      publishedVersion: null,
      createdAt: moment,
      updatedAt: moment,
    },
  });
  draw();
  fireEvent.click(screen.getByRole("link", { name: "Use in workflow" }));
  await waitFor(() => expect(push).toHaveBeenCalledWith(`/strategy-builder/${ID}`));
  const [url, init] = fetch.mock.lastCall ?? [];
  expect(url).toBe("/api/workflows");
  expect(JSON.parse(String(init?.body))).toMatchObject({
    name: "Sports",
    graph: {
      nodes: [
        { type: "start" },
        { type: "polymarket-stream", config: { category: "Sports", volume_min: 10_000 } },
        { type: "end" },
      ],
    },
  });
});

it("takes who is not signed in to the page that carries the query on", async () => {
  answer(401, {
    success: false,
    error: { code: "UNAUTHENTICATED", message: "Sign in", traceId: "t" },
  });
  draw();
  fireEvent.click(screen.getByRole("link", { name: "Use in workflow" }));
  await waitFor(() => expect(push).toHaveBeenCalledOnce());
  const href = new URL(push.mock.lastCall?.[0] ?? "", "http://localhost");
  expect(href.pathname).toBe("/strategy-builder");
  expect(href.searchParams.get("source")).toBe("polymarket-stream");
  expect(JSON.parse(href.searchParams.get("config") ?? "")).toEqual({
    category: "Sports",
    volume_min: 10_000,
  });
});

it("is a plain link where a new tab is asked for", () => {
  const fetch = answer(500, {});
  draw();
  fireEvent.click(screen.getByRole("link", { name: "Use in workflow" }), { ctrlKey: true });
  expect(fetch).not.toHaveBeenCalled();
});
