import { beforeAll, describe, expect, it } from "vitest";
import { createHttpClient, type Frame, readFrames } from "../support/http-client.ts";
import { adminPassword } from "../support/product.ts";
import { runningProduct } from "../support/running-product.ts";

type MarketRow = Record<string, unknown> & { id: string; volume24h: number | null };

const product = runningProduct();
let anon: ReturnType<typeof createHttpClient>;
let user: ReturnType<typeof createHttpClient>;
let cron: ReturnType<typeof createHttpClient>;

const rows = (body: { data?: unknown }) => body.data as MarketRow[];

beforeAll(async () => {
  anon = createHttpClient(product.url);
  cron = anon.with({ authorization: `Bearer ${product.cronSecret}` });
  const { body } = await anon.send("POST", "/api/auth/sign-up", {
    email: "outside@example.com",
    password: "correct horse battery",
  });
  const { accessToken } = body.data as { accessToken: string };
  user = anon.with({ authorization: `Bearer ${accessToken}` });
});

describe("the envelope", () => {
  it.each([
    { name: "an unknown path", path: "/api/nothing/here", status: 404, code: "NOT_FOUND" },
    {
      name: "an unknown path, written to",
      path: "/api/nothing",
      init: { method: "POST", body: "x" },
      status: 404,
      code: "NOT_FOUND",
    },
    {
      name: "a wrong method",
      path: "/api/polymarket/markets",
      init: { method: "DELETE" },
      status: 405,
      code: "METHOD_NOT_ALLOWED",
    },
    {
      name: "a bad number",
      path: "/api/polymarket/markets?limit=0",
      status: 400,
      code: "INVALID_INPUT",
      field: "limit",
    },
    {
      name: "a bad sort",
      path: "/api/polymarket/markets?sort=drop",
      status: 400,
      code: "INVALID_INPUT",
      field: "sort",
    },
    {
      name: "NUL in a text",
      path: "/api/polymarket/markets?q=a%00b",
      status: 400,
      code: "INVALID_INPUT",
      field: "q",
    },
    {
      name: "a stranger's private read",
      path: "/api/workflows",
      status: 401,
      code: "UNAUTHENTICATED",
    },
    {
      name: "cron without its secret",
      path: "/api/cron/sync",
      status: 401,
      code: "UNAUTHENTICATED",
    },
    {
      name: "a market that is not",
      path: "/api/polymarket/markets/no-such-market",
      status: 404,
      code: "NOT_FOUND",
    },
    {
      name: "an event that is not",
      path: "/api/polymarket/events/no-such-event",
      status: 404,
      code: "NOT_FOUND",
    },
  ])("answers $name with its code", async ({ path, init, status, code, field }) => {
    const answer = await anon.json(path, init);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({
      success: false,
      error: { code, message: expect.any(String), traceId: expect.any(String) },
    });
    expect(Object.keys(answer.body.error?.details ?? {})).toEqual(
      expect.arrayContaining(field ? [field] : []),
    );
  });

  it.each([
    { name: "text/plain", body: "{}", type: "text/plain", status: 415 },
    { name: "broken JSON", body: "{", type: "application/json", status: 400 },
    {
      name: "two megabytes",
      body: JSON.stringify({ x: "y".repeat(2 ** 21) }),
      type: "application/json",
      status: 413,
    },
    {
      name: "ten thousand levels",
      body: `${"[".repeat(10_000)}${"]".repeat(10_000)}`,
      type: "application/json",
      status: 400,
    },
  ])("refuses a body of $name", async ({ body, type, status }) => {
    const answer = await user.json("/api/workflows", {
      method: "POST",
      body,
      headers: { "content-type": type },
    });
    expect(answer.status).toBe(status);
    expect(answer.body.success).toBe(false);
  });
});

describe("markets", () => {
  it("lists what the filter asks for, in its order, with its total", async () => {
    const { status, body } = await anon.json(
      "/api/polymarket/markets?volume_min=5000&sort=-volume24h&limit=50",
    );
    expect(status).toBe(200);
    expect(rows(body).length).toBeGreaterThan(0);
    const volumes = rows(body).map((row) => row.volume24h ?? -1);
    expect(volumes).toEqual(volumes.toSorted((left, right) => right - left));
    expect(Math.min(...volumes)).toBeGreaterThanOrEqual(5000);
    expect(body.metadata).toMatchObject({
      total: expect.any(Number),
      limit: 50,
      page: 1,
      source: "demo",
      stale: expect.any(Boolean),
      lastSynced: expect.any(String),
    });
  });

  it("pages without gap or overlap", async () => {
    const all = await anon.json("/api/polymarket/markets?sort=title&limit=60");
    const parts = await Promise.all(
      [0, 20, 40].map((offset) =>
        anon.json(`/api/polymarket/markets?sort=title&limit=20&offset=${offset}`),
      ),
    );
    expect(parts.flatMap(({ body }) => rows(body).map((row) => row.id))).toEqual(
      rows(all.body).map((row) => row.id),
    );
  });

  it("finds a market by id, condition id and slug", async () => {
    const [first] = rows((await anon.json("/api/polymarket/markets?limit=1")).body);
    if (!first) throw new Error("no market");
    for (const key of [first.id, first["conditionId"], first["slug"]]) {
      const { body } = await anon.json(
        `/api/polymarket/markets/${encodeURIComponent(String(key))}`,
      );
      expect(body.data).toMatchObject({ id: first.id, origin: "demo" });
    }
    expect(first.id).toMatch(/^demo-/);
  });

  it("exports the whole filter as CSV with guarded cells", async () => {
    const total = (await anon.json("/api/polymarket/markets?volume_min=5000&limit=1")).body
      .metadata?.["total"];
    const response = await anon.request(
      "/api/polymarket/markets?volume_min=5000&format=csv&limit=1",
    );
    expect(response.headers.get("content-type")).toMatch(/^text\/csv/);
    const lines = (await response.text()).trim().split(/\r?\n(?=")/);
    expect(lines.length - 1).toBe(total);
    expect(lines.slice(1).filter((line) => /(^|,)"?[=@\t\r]/.test(line))).toEqual([]);
  });

  it("reads active=false as false", async () => {
    const { body } = await anon.json("/api/polymarket/markets?active=false&limit=5");
    expect(rows(body).every((row) => row["active"] === false)).toBe(true);
  });

  it("gives the book best level first", async () => {
    const [first] = rows((await anon.json("/api/polymarket/markets?limit=1&sort=-liquidity")).body);
    const { body } = await anon.json(`/api/polymarket/order-book/${first?.id}?size=100`);
    const book = body.data as { bids: { price: number }[]; asks: { price: number }[] };
    const prices = (side: { price: number }[]) => side.map(({ price }) => price);
    expect(book.bids.length + book.asks.length).toBeGreaterThan(0);
    expect(prices(book.bids)).toEqual(prices(book.bids).toSorted((left, right) => right - left));
    expect(prices(book.asks)).toEqual(prices(book.asks).toSorted((left, right) => left - right));
  });

  it("browses events and shows one with its markets", async () => {
    const events = (await anon.json("/api/polymarket/events?limit=5")).body.data as {
      slug: string;
      marketCount: number;
    }[];
    const { body } = await anon.json(`/api/polymarket/events/${events[0]?.slug}`);
    expect((body.data as { markets: unknown[] }).markets.length).toBe(events[0]?.marketCount);
  });
});

describe("sync", () => {
  it("is for administrators and cron", async () => {
    expect((await anon.send("POST", "/api/polymarket/sync", {})).status).toBe(401);
    expect((await user.send("POST", "/api/polymarket/sync", {})).status).toBe(403);
  });

  it("answers 202 with the run and 409 with the running one", async () => {
    const { body } = await anon.send("POST", "/api/auth/sign-in", {
      email: "admin@localhost",
      password: adminPassword(product),
    });
    const admin = anon.with({
      authorization: `Bearer ${(body.data as { accessToken: string }).accessToken}`,
    });
    const startBoth = () =>
      Promise.all([
        admin.send("POST", "/api/polymarket/sync", {}),
        cron.send("POST", "/api/polymarket/sync", {}),
      ]);
    let answers = await startBoth();
    // The scheduler's own sync may be the running one.
    for (let left = 60; left > 0 && answers.every(({ status }) => status === 409); left--) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      answers = await startBoth();
    }
    expect(answers.map(({ status }) => status).toSorted()).toEqual([202, 409]);
    expect(answers.find(({ status }) => status === 202)?.body.data).toMatchObject({
      id: expect.any(String),
      status: "running",
    });
  });
});

const seed = {
  nodes: [
    { id: "begin", type: "start", config: {} },
    { id: "markets", type: "polymarket-stream", config: { limit: 10 } },
    {
      id: "large",
      type: "filter",
      config: { match: "all", conditions: [{ field: "volume24h", operator: "gt", value: 5000 }] },
    },
    {
      id: "read",
      type: "llm-analysis",
      config: { prompt: "Which of these deserve a closer look?" },
    },
    { id: "result", type: "end", config: {} },
  ],
  edges: ["begin>markets", "markets>large", "large>read", "read>result"].map((pair) => {
    const [source = "", target = ""] = pair.split(">");
    return { id: pair, source, target };
  }),
};

const execute = (body: unknown) =>
  user.request("/api/execute-workflow", {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "content-type": "application/json" },
  });

describe("runs", () => {
  let frames: Frame[];
  let runId: string;

  it("streams the seed example to its end", async () => {
    const response = await execute(seed);
    expect(response.headers.get("content-type")).toMatch(/^text\/event-stream/);
    frames = await readFrames(response);
    runId = String(frames[0]?.data["runId"]);
    expect(frames[0]).toMatchObject({
      event: "run_started",
      data: { type: "run_started", order: seed.nodes.map(({ id }) => id) },
    });
    expect(frames.at(-1)).toMatchObject({ event: "run_finished", data: { status: "success" } });
    expect(frames.map(({ id }) => Number(id))).toEqual(
      frames.map((_, index) => Number(frames[0]?.id) + index),
    );
    const done = frames.filter(
      ({ data }) => data["type"] === "node_status" && data["status"] === "success",
    );
    expect(new Set(done.map(({ data }) => data["nodeId"])).size).toBe(5);
    expect(
      frames.find(({ data }) => data["type"] === "node_output" && data["nodeId"] === "read")?.data[
        "output"
      ],
    ).toMatchObject({ provider: "rules", text: expect.any(String) });
  });

  it("gives a reconnecting reader exactly the rest", async () => {
    for (const after of [0, 1, Math.floor(frames.length / 2), frames.length - 1]) {
      const response = await user.request(`/api/runs/${runId}/events`, {
        headers: after === 0 ? {} : { "last-event-id": frames[after - 1]?.id ?? "" },
      });
      expect((await readFrames(response)).map(({ id }) => id)).toEqual(
        frames.slice(after).map(({ id }) => id),
      );
    }
    const done = await user.request(`/api/runs/${runId}/events`, {
      headers: { "last-event-id": frames.at(-1)?.id ?? "" },
    });
    expect(done.status).toBe(204);
  });

  it("hides a run from everyone but its owner", async () => {
    const { body } = await anon.send("POST", "/api/auth/sign-up", {
      email: "stranger@example.com",
      password: "correct horse battery",
    });
    const stranger = anon.with({
      authorization: `Bearer ${(body.data as { accessToken: string }).accessToken}`,
    });
    expect((await stranger.json(`/api/runs/${runId}`)).status).toBe(404);
    expect((await anon.json(`/api/runs/${runId}`)).status).toBe(401);
  });

  it("lists every problem of a graph at once", async () => {
    const broken = {
      nodes: [
        { id: "a", type: "nope", config: {} },
        { id: "a", type: "end", config: {} },
        { id: "c", type: "filter", config: { conditions: "none" } },
      ],
      edges: [
        { id: "e1", source: "c", target: "missing" },
        { id: "e2", source: "c", target: "c" },
      ],
    };
    const response = await execute(broken);
    expect(response.status).toBe(422);
    const { error } = (await response.json()) as { error: { code: string; details: unknown[] } };
    expect(error.code).toBe("INVALID_WORKFLOW");
    expect(error.details.length).toBeGreaterThanOrEqual(5);
  });

  it("answers a background run with 202", async () => {
    const response = await execute({ ...seed, mode: "background" });
    expect(response.status).toBe(202);
    const { data } = (await response.json()) as { data: { id: string } };
    const events = await readFrames(await user.request(`/api/runs/${data.id}/events`));
    expect(events.at(-1)).toMatchObject({ event: "run_finished", data: { status: "success" } });
  });

  it("saves workflows under optimistic concurrency", async () => {
    const created = await user.send("POST", "/api/workflows", {
      name: "Large markets",
      graph: seed,
    });
    const { id, version } = created.body.data as { id: string; version: number };
    expect(
      (await user.send("PATCH", `/api/workflows/${id}`, { version, name: "Renamed" })).status,
    ).toBe(200);
    expect(
      (await user.send("PATCH", `/api/workflows/${id}`, { version, name: "Stale" })).body.error
        ?.code,
    ).toBe("CONFLICT");
    expect((await user.json(`/api/workflows/${id}`)).body.data).toMatchObject({ name: "Renamed" });
  });
});

describe("the rest of the outside", () => {
  it.each(["/api/health", "/api/openapi.json", "/api/node-types"])(
    "%s answers JSON",
    async (path) => {
      const response = await anon.request(path);
      expect(response.status).toBe(200);
      expect(await response.json()).toBeTypeOf("object");
    },
  );

  it("speaks Prometheus", async () => {
    expect(await (await anon.request("/api/metrics")).text()).toMatch(/^# (HELP|TYPE) /m);
  });

  it.each(["/", "/discovery", "/events", "/sign-in", "/sign-up"])(
    "%s is a page with a strict policy",
    async (path) => {
      const response = await anon.request(path);
      expect(response.status).toBe(200);
      expect(response.headers.get("content-security-policy")).toContain("object-src 'none'");
      expect(await response.text()).toContain("<html");
    },
  );

  it("refuses a cookie's write from another origin or from nowhere", async () => {
    const signIn = await anon.request("/api/auth/sign-in", {
      method: "POST",
      body: JSON.stringify({ email: "outside@example.com", password: "correct horse battery" }),
      headers: { "content-type": "application/json" },
    });
    const cookie = signIn.headers
      .getSetCookie()
      .map((line) => line.split(";")[0])
      .join("; ");
    expect(
      signIn.headers
        .getSetCookie()
        .every((line) => /httponly/i.test(line) && /samesite=lax/i.test(line)),
    ).toBe(true);
    const post = (headers: Record<string, string>) =>
      anon.request("/api/workflows", {
        method: "POST",
        body: JSON.stringify({ name: "Forged" }),
        headers: { "content-type": "application/json", cookie, ...headers },
      });
    expect((await post({})).status).toBe(403);
    expect((await post({ origin: "https://evil.example" })).status).toBe(403);
    expect((await post({ origin: product.url })).status).toBe(201);
  });
});
