import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as itemRoute from "@/app/api/watchlist/[id]/route.ts";
import * as listRoute from "@/app/api/watchlist/route.ts";
import { callRoute, startApp } from "../support/app.ts";

const WALLET = `0x${"Ab".repeat(20)}`;
let app: Awaited<ReturnType<typeof startApp>>;
type Person = { id: string; accessToken: string };
let owner: Person;
let stranger: Person;

beforeAll(async () => {
  app = await startApp();
  owner = await app.createUser("owner@example.com", "correct horse");
  stranger = await app.createUser("other@example.com", "correct horse");
  await app.sql(
    `insert into public.markets (origin, id, condition_id, slug, title, search, active, closed, price, change_24h, volume_24h, content_hash)
     values ('demo', 'm1', '0xc1', 'rain', 'Will it rain?', 'will it rain?', true, false, 0.4, 0.01, 10, 'h'),
       ('recorded', 'm2', '0xc2', 'snow', 'Will it snow?', 'will it snow?', true, false, 0.4, 0.01, 10, 'h')`,
  );
  await app.sql(
    `insert into public.events (origin, id, slug, title, search, active, closed, volume_24h, content_hash)
     values ('demo', 'e1', 'weather', 'Weather', 'weather', true, false, 20, 'h')`,
  );
  await app.sql(
    "insert into public.wallets (origin, address, pseudonym) values ('demo', lower($1), 'Calm-Otter')",
    [WALLET],
  );
}, 120_000);
afterAll(() => app?.stop());

const list = async (query = "", { accessToken } = owner) => {
  const response = await callRoute(listRoute, `GET /api/watchlist${query}`, { accessToken });
  return { status: response.status, body: await response.json() };
};
const add = async (body: unknown, { accessToken } = owner) => {
  const response = await callRoute(listRoute, "POST /api/watchlist", { accessToken, body });
  return { status: response.status, body: await response.json() };
};
const change = async (method: string, id: string, body?: unknown, { accessToken } = owner) => {
  const response = await callRoute(itemRoute, `${method} /api/watchlist/${id}`, {
    accessToken,
    params: { id },
    ...(body !== undefined && { body }),
  });
  return { status: response.status, body: await response.json() };
};

describe("a watchlist", () => {
  it.each([
    [
      { marketId: "m1" },
      201,
      { kind: "market", targetId: "m1", title: "Will it rain?", price: 0.4 },
    ],
    [{ kind: "market", targetId: "rain" }, 200, { targetId: "m1", change24h: 0.01 }],
    [{ kind: "market", targetId: "0xC1" }, 200, { targetId: "m1", closed: false }],
    [
      { kind: "event", targetId: "weather" },
      201,
      { targetId: "e1", slug: "weather", volume24h: 20 },
    ],
    [
      { kind: "wallet", targetId: WALLET, note: "fast" },
      201,
      { title: "Calm-Otter", note: "fast" },
    ],
  ])("takes %j: %i", async (body, status, data) => {
    expect(await add(body)).toMatchObject({ status, body: { data } });
  });

  it("lists the newest first, and one kind where asked", async () => {
    const { body } = await list();
    expect(body.data.map(({ kind }: { kind: string }) => kind)).toEqual([
      "wallet",
      "event",
      "market",
    ]);
    expect(body.metadata).toMatchObject({ total: 3, source: "demo" });
    expect((await list("?kind=event")).body).toMatchObject({
      data: [{ targetId: "e1", origin: "demo" }],
      metadata: { total: 1 },
    });
    expect((await list("?limit=1&offset=2")).body.data).toMatchObject([{ targetId: "m1" }]);
  });

  it("puts a row where its owner wants it, with a note", async () => {
    const [, , market] = (await list()).body.data;
    const { status, body } = await change("PATCH", market.id, { position: 1, note: "mine" });
    expect({ status, ...body.data }).toMatchObject({ status: 200, position: 1, note: "mine" });
    expect((await list()).body.data[0].targetId).toBe("m1");
    expect((await change("PATCH", market.id, { note: null })).body.data.note).toBeNull();
  });

  it.each([
    [{}, 400],
    [{ kind: "market" }, 400],
    [{ kind: "planet", targetId: "m1" }, 400],
    [{ kind: "wallet", targetId: "0x1" }, 400],
    [{ marketId: "m1", note: "" }, 400],
    [{ marketId: "m1", userId: "x" }, 400],
    [{ marketId: "ghost" }, 404],
    [{ kind: "event", targetId: "ghost" }, 404],
    [{ marketId: "m2" }, 404],
  ])("refuses %j: %i", async (body, status) => {
    expect((await add(body)).status).toBe(status);
  });

  it("is not there for a stranger, and not without a session", async () => {
    const [{ id }] = (await list()).body.data;
    expect((await list("", stranger)).body.data).toEqual([]);
    expect((await change("PATCH", id, { position: 9 }, stranger)).status).toBe(404);
    expect((await change("DELETE", id, undefined, stranger)).status).toBe(404);
    expect((await callRoute(listRoute, "GET /api/watchlist")).status).toBe(401);
    expect((await change("PATCH", id, {})).status).toBe(400);
    expect((await change("DELETE", "no-uuid")).status).toBe(400);
  });

  it("lets go of a row once", async () => {
    const [{ id }] = (await list()).body.data;
    expect((await change("DELETE", id)).body.data).toEqual({ deleted: true });
    expect((await change("DELETE", id)).status).toBe(404);
    expect((await list()).body.metadata.total).toBe(2);
  });
});
