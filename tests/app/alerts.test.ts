import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as alertsRoute from "@/app/api/alerts/route.ts";
import * as alertRoute from "@/app/api/alerts/[id]/route.ts";
import * as historyRoute from "@/app/api/alerts/[id]/history/route.ts";
import * as testRoute from "@/app/api/alerts/[id]/test/route.ts";
import * as tryRoute from "@/app/api/alerts/test/route.ts";
import * as cronRoute from "@/app/api/cron/evaluate-alerts/route.ts";
import * as notificationsRoute from "@/app/api/notifications/route.ts";
import * as notificationRoute from "@/app/api/notifications/[id]/route.ts";
import { callRoute, startApp } from "../support/app.ts";
import { storeMarket, storeTrades } from "../support/make-trades.ts";

let app: Awaited<ReturnType<typeof startApp>>;
let owner: { id: string; accessToken: string };
let stranger: { id: string; accessToken: string };

beforeAll(async () => {
  app = await startApp();
  owner = await app.createUser("owner@example.com", "correct horse");
  stranger = await app.createUser("other@example.com", "correct horse");
  await app.sql("insert into public.sync_sources (origin, last_success_at) values ('demo', now())");
  await storeMarket(app.database, "m1");
  await storeMarket(app.database, "m2");
}, 120_000);
afterAll(() => app?.stop());

type Who = { accessToken: string };

const read = async (response: Response) => ({
  status: response.status,
  // oxlint-disable-next-line typescript/no-explicit-any -- answers of every shape are looked at
  body: (await response.json()) as any,
});
const create = async (body: unknown, { accessToken }: Who = owner) =>
  read(await callRoute(alertsRoute, "POST /api/alerts", { accessToken, body }));
const list = async (query = "", { accessToken }: Who = owner) =>
  read(await callRoute(alertsRoute, `GET /api/alerts${query}`, { accessToken }));
const change = async (method: string, id: string, body?: unknown, { accessToken }: Who = owner) =>
  read(
    await callRoute(alertRoute, `${method} /api/alerts/${id}`, {
      accessToken,
      params: { id },
      ...(body !== undefined && { body }),
    }),
  );
const history = async (id: string, { accessToken }: Who = owner) =>
  read(
    await callRoute(historyRoute, `GET /api/alerts/${id}/history`, { accessToken, params: { id } }),
  );
const evaluate = async () =>
  read(
    await callRoute(cronRoute, "GET /api/cron/evaluate-alerts", {
      headers: { authorization: "Bearer cron-secret-of-the-tests" },
    }),
  );
const bell = async (query = "", { accessToken }: Who = owner) =>
  read(await callRoute(notificationsRoute, `GET /api/notifications${query}`, { accessToken }));

/** A sync that saw the market at this price. */
const price = (value: number, id = "m1") =>
  app.sql("update public.markets set price = $1, last_seen_at = clock_timestamp() where id = $2", [
    value,
    id,
  ]);

const crossing = { kind: "price-crosses", marketId: "m1", direction: "up", level: 0.6 };

describe("alerts", () => {
  it("are told once a crossing, with the value, the threshold and the age of the data", async () => {
    await price(0.5);
    const made = await create({ condition: crossing, cooldownSeconds: 0 });
    expect(made).toMatchObject({
      status: 201,
      body: {
        data: {
          condition: { ...crossing, outcome: "YES" },
          sentence: "Tell me when YES of “m1” rises to 60.0¢.",
          subject: { title: "m1", link: "/markets/m1" },
          state: "armed",
          lastValue: null,
          fireCount: 0,
        },
      },
    });
    const { id } = made.body.data;
    expect((await evaluate()).body.data).toMatchObject({ status: "done", evaluated: 1, fired: 0 });
    await price(0.65);
    expect((await evaluate()).body.data).toMatchObject({ fired: 1, delivered: 1 });
    expect((await evaluate()).body.data).toMatchObject({ fired: 0, delivered: 0 });
    const [firing] = (await history(id)).body.data;
    expect(firing).toMatchObject({
      title: "YES rose to 65.0¢: m1",
      value: 0.65,
      threshold: 0.6,
      link: "/markets/m1",
      deliveries: [{ channel: "in-app", status: "sent", attempts: 1 }],
    });
    expect(Date.parse(firing.observedAt)).toBeLessThanOrEqual(Date.parse(firing.firedAt));
    expect((await bell()).body.data[0]).toMatchObject({
      kind: "alert",
      title: "YES rose to 65.0¢: m1",
      readAt: null,
    });
    await change("DELETE", id);
  });
});
