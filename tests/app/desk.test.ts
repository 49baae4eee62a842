import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as screenRoute from "@/app/api/screens/[id]/route.ts";
import * as screensRoute from "@/app/api/screens/route.ts";
import * as searchRoute from "@/app/api/search/route.ts";
import * as noteRoute from "@/app/api/wallet-notes/[address]/route.ts";
import * as labelsRoute from "@/app/api/wallet-notes/route.ts";
import type { Handler } from "@/lib/http/route.ts";
import { callRoute, startApp } from "../support/app.ts";

type Person = { id: string; accessToken: string };
let app: Awaited<ReturnType<typeof startApp>>;
let owner: Person;
let stranger: Person;

beforeAll(async () => {
  app = await startApp();
  owner = await app.createUser("owner@example.com", "correct horse");
  stranger = await app.createUser("other@example.com", "correct horse");
}, 120_000);
afterAll(() => app?.stop());

type Route = Record<"GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS", Handler>;
const ask = async (
  route: Route,
  line: string,
  { body, who = owner, params }: { body?: unknown; who?: Person | null; params?: object } = {},
) => {
  const response = await callRoute(route, line, {
    ...(who && { accessToken: who.accessToken }),
    ...(body !== undefined && { body }),
    params: { ...params },
  });
  return { status: response.status, body: await response.json() };
};

describe("saved screens", () => {
  const create = (body: unknown, who = owner) =>
    ask(screensRoute, "POST /api/screens", { body, who });
  const change = (method: string, id: string, body?: unknown, who = owner) =>
    ask(screenRoute, `${method} /api/screens/${id}`, { body, who, params: { id } });
  const list = async (who = owner) =>
    (await ask(screensRoute, "GET /api/screens", { who })).body.data;

  it("keep the filter as it was parsed, with sort and columns", async () => {
    const made = await create({
      name: "Big sports",
      query: { category: "Sports", volume_min: "10000", closed: "false" },
      columns: ["price", "spread"],
    });
    expect(made).toMatchObject({
      status: 201,
      body: {
        data: {
          name: "Big sports",
          query: { category: "Sports", volume_min: 10_000, closed: false },
          sort: "-volume24h",
          columns: ["price", "spread"],
          isDefault: false,
        },
      },
    });
    expect(await list()).toEqual([made.body.data]);
  });

  it("change what is named and nothing else, and have one default", async () => {
    const [first] = await list();
    const second = (await create({ name: "All", isDefault: true })).body.data;
    const changed = await change("PATCH", first.id, { name: "Sports", isDefault: true });
    expect(changed.body.data).toMatchObject({
      name: "Sports",
      isDefault: true,
      query: first.query,
    });
    expect((await list()).map(({ name, isDefault }: typeof second) => [name, isDefault])).toEqual([
      ["All", false],
      ["Sports", true],
    ]);
    expect((await change("PATCH", first.id, { columns: null })).body.data.columns).toBeNull();
  });

  it.each([
    [{}, 400],
    [{ name: "" }, 400],
    [{ name: "x", query: { colour: "red" } }, 400],
    [{ name: "x", query: { price_min: 2 } }, 400],
    [{ name: "x", sort: "sideways" }, 400],
    [{ name: "x", columns: ["<b>"] }, 400],
    [{ name: "Sports" }, 409],
  ])("refuse %j: %i", async (body, status) => {
    expect((await create(body)).status).toBe(status);
  });

  it("are not there for a stranger, and not without a session", async () => {
    const [{ id }] = await list();
    expect(await list(stranger)).toEqual([]);
    expect((await change("PATCH", id, { name: "Mine" }, stranger)).status).toBe(404);
    expect((await change("DELETE", id, undefined, stranger)).status).toBe(404);
    expect((await ask(screensRoute, "GET /api/screens", { who: null })).status).toBe(401);
  });

  it("leave out a condition that the filter no longer knows", async () => {
    await app.sql(
      `update public.saved_screens set query = query || '{"colour":"red"}' where name = 'Sports'`,
    );
    expect((await list())[1].query).toEqual({
      category: "Sports",
      volume_min: 10_000,
      closed: false,
    });
  });

  it("are deleted once", async () => {
    const [{ id }] = await list();
    expect((await change("DELETE", id)).body.data).toEqual({ deleted: true });
    expect((await change("DELETE", id)).status).toBe(404);
  });
});

describe("a wallet's note", () => {
  const address = `0x${"Ab".repeat(20)}`;
  const at = (method: string, body?: unknown, who: Person | null = owner, of = address) =>
    ask(noteRoute, `${method} /api/wallet-notes/${of}`, { body, who, params: { address: of } });
  const empty = { address: address.toLowerCase(), label: null, note: null, tags: [] };

  it("is empty until something is noted, and is the same under any spelling of the address", async () => {
    expect((await at("GET")).body.data).toEqual({ ...empty, updatedAt: null });
    const text = { label: " Calm one ", note: "buys late", tags: ["sports", "sports", "early"] };
    const put = await at("PUT", text);
    expect(put.body.data).toMatchObject({ label: "Calm one", tags: ["sports", "early"] });
    const found = await at("GET", undefined, owner, address.toLowerCase());
    expect(found.body.data).toEqual(put.body.data);
  });

  it("is its owner's alone", async () => {
    expect((await at("GET", undefined, stranger)).body.data).toMatchObject(empty);
    expect((await at("PUT", { label: "Theirs" }, stranger)).body.data.label).toBe("Theirs");
    expect((await at("GET")).body.data.label).toBe("Calm one");
    expect((await at("GET", undefined, null)).status).toBe(401);
  });

  it("puts its label on the list of its owner's labels", async () => {
    const labels = (who: Person | null) => ask(labelsRoute, "GET /api/wallet-notes", { who });
    const one = { address: address.toLowerCase(), label: "Calm one" };
    expect((await labels(owner)).body.data).toEqual([one]);
    expect((await labels(stranger)).body.data).toEqual([{ ...one, label: "Theirs" }]);
    expect((await labels(null)).status).toBe(401);
  });

  it("is gone once it says nothing", async () => {
    expect((await at("PUT", { label: "", note: null, tags: [] })).body.data).toMatchObject(empty);
    expect(
      await app.sql("select 1 from public.wallet_notes where user_id = $1", [owner.id]),
    ).toEqual([]);
  });

  it.each([
    [{ label: "x".repeat(61) }],
    [{ tags: [""] }],
    [{ tags: Array.from({ length: 21 }, (_, index) => `t${index}`) }],
    [{ colour: "red" }],
  ])("refuses %j", async (body) => {
    expect((await at("PUT", body)).status).toBe(400);
  });

  it("needs an address", async () => {
    expect((await at("GET", undefined, owner, "0x12")).status).toBe(400);
  });
});

describe("the search", () => {
  const find = async (q: string, who: Person | null = owner) =>
    ask(searchRoute, `GET /api/search?q=${encodeURIComponent(q)}`, { who });
  const address = `0x${"cd".repeat(20)}`;

  beforeAll(async () => {
    await app.sql(
      `insert into public.markets (origin, id, title, search, active, closed, price, content_hash)
       values ('demo', 'm1', 'Will it rain in May?', 'will it rain in may?', true, false, 0.4, 'h')`,
    );
    await app.sql(
      `insert into public.events (origin, id, slug, title, search, active, closed, content_hash)
       values ('demo', 'e1', 'rain-2026', 'Rain 100%', 'rain 100%', true, false, 'h')`,
    );
    await app.sql(
      "insert into public.wallets (origin, address, pseudonym) values ('demo', $1, 'Rainy-Otter')",
      [address],
    );
    const db = app.as(owner.accessToken);
    await db
      .from("workflow_sessions")
      .insert({ name: "Rain watch", graph: { nodes: [], edges: [] } });
    await db.from("saved_screens").insert({ name: "Rain only", query: { q: "rain" } });
  });

  it("finds markets, events and wallets for everybody, and one's own for who is signed in", async () => {
    const { body } = await find("rain");
    expect(body.data).toMatchObject({
      markets: [{ title: "Will it rain in May?", href: "/markets/m1", price: 0.4 }],
      events: [{ title: "Rain 100%", href: "/events/rain-2026" }],
      wallets: [{ title: "Rainy-Otter", href: `/wallets/${address}`, isOwnLabel: false }],
      workflows: [{ title: "Rain watch" }],
      screens: [{ title: "Rain only", href: "/discovery?q=rain&sort=-volume24h" }],
    });
    for (const who of [stranger, null])
      expect((await find("rain", who)).body.data).toMatchObject({
        markets: [{ title: "Will it rain in May?" }],
        workflows: [],
        screens: [],
      });
  });

  it("finds a wallet by the beginning of its address, and by the caller's own name for it", async () => {
    const [found] = (await find("0xCDcd")).body.data.wallets;
    expect(found).toMatchObject({ address, title: "Rainy-Otter" });
    await app.as(owner.accessToken).from("wallet_notes").insert({ address, label: "Rival" });
    const own = [{ address, title: "Rival", isOwnLabel: true }];
    expect((await find("riv")).body.data.wallets).toMatchObject(own);
    expect((await find("riv", stranger)).body.data.wallets).toEqual([]);
  });

  it.each([
    ["100%", 1],
    ["1_0%", 0],
    ["'; drop table x", 0],
    ["\\\\", 0],
  ])("takes %j as it stands", async (q, events) => {
    expect((await find(q)).body.data.events).toHaveLength(events);
  });

  it("needs two letters", async () => {
    expect((await find("a")).status).toBe(400);
  });
});
