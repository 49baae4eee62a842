import { createHmac } from "node:crypto";
import { connect } from "node:net";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as alertsRoute from "@/app/api/alerts/route.ts";
import * as historyRoute from "@/app/api/alerts/[id]/history/route.ts";
import * as cronRoute from "@/app/api/cron/evaluate-alerts/route.ts";
import * as secretsRoute from "@/app/api/secrets/route.ts";
import { createEgress } from "@/lib/http/egress.ts";
import { createGuardedFetch } from "@/lib/server/guarded-fetch.ts";
import { processWide } from "@/lib/server/process-wide.ts";
import { callRoute, startApp } from "../support/app.ts";
import { type Canary, startCanary } from "../support/canary.ts";
import { storeMarket } from "../support/make-trades.ts";

const EMAIL = "owner@example.com";
const SECRET = "what only the receiver knows";

let app: Awaited<ReturnType<typeof startApp>>;
let accessToken: string;
let receiver: Canary;
let post: SMTPServer;
const mails: { from: string; to: string[]; text: string }[] = [];
/** What the receivers answer next; 200 and 250 where nothing is left. */
const refusals = { webhook: [] as number[], mail: [] as number[] };

beforeAll(async () => {
  receiver = await startCanary((_, response) => {
    response.statusCode = refusals.webhook.shift() ?? 200;
    response.end();
  });
  post = await startPost();
  // Names lead to a public address, and the socket to the receiver beside this test.
  processWide("egress", () =>
    createEgress({
      fetch: createGuardedFetch({
        resolve: async () => ["93.184.216.34"],
        dial: (_, callback) => {
          const socket = connect(receiver.port, "127.0.0.1", () => callback(null, socket));
          socket.once("error", (error) => callback(error, null));
        },
      }),
    }),
  );
  app = await startApp({
    ENCRYPTION_KEY: Buffer.alloc(32, 7).toString("base64"),
    SMTP_URL: `smtp://127.0.0.1:${(post.server.address() as AddressInfo).port}`,
    PUBLIC_URL: "https://terminal.example.org",
    MAIL_FROM: "CASCADIAN <alerts@example.org>",
  });
  ({ accessToken } = await app.createUser(EMAIL, "correct horse"));
  await app.sql("insert into public.sync_sources (origin, last_success_at) values ('demo', now())");
  await storeMarket(app.database, "m1");
  const kept = await callRoute(secretsRoute, "POST /api/secrets", {
    accessToken,
    body: { name: "hook", value: SECRET },
  });
  if (!kept.ok) throw new Error(await kept.text());
}, 120_000);
afterAll(async () => {
  await new Promise<void>((done) => post?.close(() => done()));
  await receiver?.close();
  await app?.stop();
});
beforeEach(() => {
  mails.length = receiver.hits.length = 0;
  refusals.webhook.length = refusals.mail.length = 0;
});

async function startPost(): Promise<SMTPServer> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, { envelope: { mailFrom, rcptTo } }, done) {
      let text = "";
      stream.on("data", (chunk: Buffer) => (text += chunk.toString()));
      stream.on("end", () => {
        const responseCode = refusals.mail.shift();
        if (responseCode !== undefined)
          return done(Object.assign(new Error("not now"), { responseCode }));
        const from = mailFrom === false ? "" : mailFrom.address;
        mails.push({ from, to: rcptTo.map(({ address }) => address), text });
        done();
      });
    },
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return server;
}

const read = async <T>(response: Response | Promise<Response>) =>
  ((await (await response).json()) as { data: T }).data;

const evaluate = () =>
  read<{ fired: number; delivered: number; failed: number }>(
    callRoute(cronRoute, "GET /api/cron/evaluate-alerts", {
      headers: { authorization: "Bearer cron-secret-of-the-tests" },
    }),
  );

const price = (value: number) =>
  app.sql("update public.markets set price = $1, last_seen_at = clock_timestamp()", [value]);

/** An alert whose market crosses its level, and what came of it. */
async function fire(channels: string[]) {
  await price(0.5);
  const created = await callRoute(alertsRoute, "POST /api/alerts", {
    accessToken,
    body: {
      name: "Over sixty",
      condition: { kind: "price-crosses", marketId: "m1", direction: "up", level: 0.6 },
      channels,
      ...(channels.includes("webhook") && {
        webhook: {
          url: "https://hooks.example.com/in?from=cascadian",
          signWith: { secret: "hook" },
        },
      }),
    },
  });
  expect(created.status).toBe(201);
  const { id } = await read<{ id: string }>(created);
  await evaluate();
  await price(0.65);
  const counts = await evaluate();
  const deliveries = async () => {
    const [firing] = await read<{ deliveries: object[] }[]>(
      callRoute(historyRoute, `GET /api/alerts/${id}/history`, { accessToken, params: { id } }),
    );
    return firing?.deliveries;
  };
  return { counts, deliveries };
}

/** As if the pause before the next try were over. */
const wait = () =>
  app.sql("update public.alert_deliveries set next_attempt_at = now() where status = 'pending'");

describe("an alert on its way out", () => {
  it("is a mail that says what happened and where to look", async () => {
    const { counts, deliveries } = await fire(["email"]);
    expect(counts).toMatchObject({ fired: 1, delivered: 1, failed: 0 });
    expect(mails).toEqual([
      {
        from: "alerts@example.org",
        to: [EMAIL],
        text: expect.stringContaining("See https://terminal.example.org/markets/m1"),
      },
    ]);
    expect(mails[0]?.text).toMatch(/^From: CASCADIAN <alerts@example\.org>\r$/m);
    expect(mails[0]?.text).toMatch(/^Subject: .*YES_rose_to_65/m);
    expect(mails[0]?.text).toMatch(/Data of \d{4}-/);
    expect(await deliveries()).toMatchObject([{ channel: "email", status: "sent", attempts: 1 }]);
  });

  it("is a signed call whose receiver can tell it from a forged and from a second one", async () => {
    const { deliveries } = await fire(["webhook"]);
    const [hit, ...others] = receiver.hits;
    expect(others).toEqual([]);
    expect(hit).toMatchObject({
      method: "POST",
      url: "/in?from=cascadian",
      host: "hooks.example.com",
    });
    const body = JSON.parse(hit?.body ?? "") as { key: string };
    expect(body).toMatchObject({
      alert: { name: "Over sixty", kind: "price-crosses" },
      title: "YES rose to 65.0¢: m1",
      value: 0.65,
      threshold: 0.6,
      link: "https://terminal.example.org/markets/m1",
    });
    expect(hit?.headers["idempotency-key"]).toBe(body.key);
    const timestamp = String(hit?.headers["x-cascadian-timestamp"]);
    const signed = createHmac("sha256", SECRET).update(`${timestamp}.${hit?.body}`).digest("hex");
    expect(hit?.headers["x-cascadian-signature"]).toBe(`sha256=${signed}`);
    expect(await deliveries()).toMatchObject([{ channel: "webhook", status: "sent" }]);
  });

  it("is tried again later where a receiver fails, under the same key, and sent once", async () => {
    refusals.webhook.push(500);
    refusals.mail.push(451);
    const { counts, deliveries } = await fire(["email", "webhook"]);
    expect(counts).toMatchObject({ fired: 1, delivered: 0, failed: 2 });
    expect(await deliveries()).toMatchObject([
      { channel: "email", status: "pending", attempts: 1, error: expect.stringMatching(/mail/) },
      { channel: "webhook", status: "pending", attempts: 1, error: expect.stringMatching(/500/) },
    ]);
    expect(await evaluate()).toMatchObject({ delivered: 0, failed: 0 });
    await wait();
    expect(await evaluate()).toMatchObject({ delivered: 2, failed: 0 });
    await wait();
    expect(await evaluate()).toMatchObject({ delivered: 0, failed: 0 });
    expect(mails).toHaveLength(1);
    expect(receiver.hits).toHaveLength(2);
    expect(new Set(receiver.hits.map(({ headers }) => headers["idempotency-key"])).size).toBe(1);
    expect(await deliveries()).toMatchObject([
      { channel: "email", status: "sent", attempts: 2 },
      { channel: "webhook", status: "sent", attempts: 2 },
    ]);
  });
});
