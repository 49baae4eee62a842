import { createHmac } from "node:crypto";
import { expect, it } from "vitest";
import { EgressError } from "@/lib/http/egress-error";
import type { EgressAnswer, EgressRequest } from "@/lib/http/egress";
import type { NotificationDraft, SignalDraft, WrittenSignal } from "@/lib/workflows/effect-ports";
import { AppError } from "@/lib/errors";
import { httpRequest } from "@/lib/workflows/nodes/http-request";
import { notify } from "@/lib/workflows/nodes/notify";
import { signal } from "@/lib/workflows/nodes/signal";
import { watchlistAdd } from "@/lib/workflows/nodes/watchlist-add";
import { webhook } from "@/lib/workflows/nodes/webhook";
import { makeMarket, makeNodeContext } from "@/tests/support/make";
import { testNode } from "@/tests/support/node-contract";

const url = "https://api.example.com/x";
const answer = (more: Partial<EgressAnswer> = {}): EgressAnswer => ({
  url,
  status: 200,
  headers: { "content-type": "application/json" },
  body: '{"a":[1,null]}',
  ...more,
});
const answers = (more: Partial<EgressAnswer> = {}) => ({
  http: { send: async () => answer(more) },
});
const blocked = {
  http: {
    send: async () => {
      throw new EgressError("BLOCKED_ADDRESS", "inside.example may not be reached: no");
    },
  },
};
const secrets = { read: async (name: string) => `value of ${name}` };
const long = "x".repeat(900_000);

testNode(httpRequest, {
  gives: [
    {
      name: "parses JSON that says it is",
      config: { url },
      ctx: answers(),
      output: { ...answer(), body: { a: [1, null] } },
    },
    {
      name: "leaves text as it is",
      config: { url },
      ctx: answers({ headers: { "content-type": "text/plain" }, body: "{}" }),
      output: { ...answer(), headers: { "content-type": "text/plain" }, body: "{}" },
    },
    {
      name: "parses what is meant to be JSON",
      config: { url, parse: "json" },
      ctx: answers({ headers: {}, body: "[]" }),
      output: { ...answer(), headers: {}, body: [] },
    },
    {
      name: "gives an empty answer as an empty text",
      config: { url },
      ctx: answers({ status: 204, body: "" }),
      output: { ...answer(), status: 204, body: "" },
    },
    {
      name: "keeps what no store can hold out of JSON",
      config: { url },
      ctx: answers({ body: '{"__proto__":{"x":1},"t":"a\\u0000b"}' }),
      output: { ...answer(), body: JSON.parse('{"__proto__":{"x":1},"t":"ab"}') },
    },
    {
      name: "gives a refusal where that is wanted",
      config: { url, acceptErrors: true },
      ctx: answers({ status: 404 }),
      output: { ...answer(), status: 404, body: { a: [1, null] } },
    },
    {
      name: "gives a large text whole",
      config: { url, maxBytes: 2 ** 20 },
      ctx: answers({ headers: {}, body: long }),
      output: { ...answer(), headers: {}, body: long },
    },
  ],
  refusesConfig: [
    { name: "no address", config: {}, field: "url" },
    { name: "plain http", config: { url: "http://example.com" }, field: "url" },
    { name: "another scheme", config: { url: "file:///etc/passwd" }, field: "url" },
    { name: "an unknown method", config: { url, method: "TRACE" }, field: "method" },
    { name: "a body of a read", config: { url, body: 1 }, field: "body" },
    { name: "an input of a read", config: { url, sendInput: true }, field: "sendInput" },
    {
      name: "two bodies",
      config: { url, method: "POST", body: 1, sendInput: true },
      field: "body",
    },
    { name: "a header that is a number", config: { url, headers: { a: 1 } }, field: "headers.a" },
    { name: "too long a wait", config: { url, maxSeconds: 121 }, field: "maxSeconds" },
    { name: "too long an answer", config: { url, maxBytes: 2 ** 24 }, field: "maxBytes" },
  ],
  refusesInput: [],
  fails: [
    { name: "a blocked address", config: { url }, ctx: blocked, code: "BLOCKED_ADDRESS" },
    {
      name: "a refusal",
      config: { url },
      ctx: answers({ status: 503 }),
      code: "UPSTREAM_FAILED",
      message: "api.example.com answered 503",
    },
    {
      name: "broken JSON",
      config: { url },
      ctx: answers({ body: "{" }),
      code: "UPSTREAM_FAILED",
      message: "api.example.com answered what is no JSON",
    },
    {
      name: "a secret that is not there",
      config: { url, headers: { authorization: { secret: "ghost" } } },
      ctx: {
        secrets: {
          read: async () => {
            throw new AppError("NOT_FOUND", 'There is no secret "ghost"; add it first');
          },
        },
      },
      code: "BAD_INPUT",
    },
  ],
  cancels: [{ config: { url } }, { config: { url, headers: { a: { secret: "s" } } } }],
});

type Sent = EgressRequest;

async function sentBy(config: object, input?: unknown): Promise<Sent> {
  const sent: Sent[] = [];
  const ctx = makeNodeContext({
    secrets,
    http: { send: async (request) => (sent.push(request), answer()) },
    idempotencyKey: async () => "run-node-input",
  });
  await httpRequest.run({ config: httpRequest.config.parse({ url, ...config }), input, ctx });
  if (!sent[0]) throw new Error("nothing was sent");
  return sent[0];
}

it.each([
  { name: "a read has no key", config: {}, want: { method: "GET", headers: {} } },
  {
    name: "a write has the key of its run",
    config: { method: "DELETE" },
    want: { method: "DELETE", headers: { "idempotency-key": "run-node-input" } },
  },
  {
    name: "the user's own key stays",
    config: { method: "POST", headers: { "Idempotency-Key": "mine" } },
    want: { method: "POST", headers: { "Idempotency-Key": "mine" } },
  },
  {
    name: "JSON goes out as JSON",
    config: { method: "PUT", body: { a: null } },
    want: { body: '{"a":null}', headers: { "content-type": "application/json" } },
  },
  {
    name: "a text goes out as it stands",
    config: { method: "POST", body: "a=1", headers: { "Content-Type": "x/y" } },
    want: { body: "a=1", headers: { "Content-Type": "x/y" } },
  },
  {
    name: "the input goes out, nothing as null",
    config: { method: "POST", sendInput: true },
    want: { body: "null" },
  },
  {
    name: "secrets stand in headers only when it goes out",
    config: { headers: { Authorization: { secret: "token" }, accept: "a/b" } },
    want: { headers: { Authorization: "value of token", accept: "a/b" } },
  },
  { name: "seconds become milliseconds", config: { maxSeconds: 5 }, want: { timeoutMs: 5000 } },
])("http-request: $name", async ({ config, want }) => {
  expect(await sentBy(config)).toMatchObject(want);
});

testNode(webhook, {
  gives: [
    {
      name: "says what was answered",
      config: { url },
      input: [{ id: "m", price: null }],
      ctx: answers({ status: 202 }),
      output: { status: 202, url, key: "key" },
    },
    {
      name: "sends nothing for an empty list",
      config: { url },
      input: [],
      output: { status: null, url, key: "key" },
    },
    {
      name: "sends an empty list where that is wanted",
      config: { url, whenEmpty: true },
      input: [],
      ctx: answers(),
      output: { status: 200, url, key: "key" },
    },
    {
      name: "takes nothing as null",
      config: { url },
      input: null,
      ctx: answers(),
      output: { status: 200, url, key: "key" },
    },
    {
      name: "takes ten thousand rows",
      config: { url },
      input: Array.from({ length: 10_000 }, (_, id) => ({ id })),
      ctx: answers(),
      output: { status: 200, url, key: "key" },
    },
  ],
  refusesConfig: [
    { name: "no address", config: {}, field: "url" },
    { name: "plain http", config: { url: "http://example.com" }, field: "url" },
    { name: "a secret in clear", config: { url, signWith: "s3cret" }, field: "signWith" },
  ],
  refusesInput: [],
  fails: [
    { name: "a blocked address", config: { url }, ctx: blocked, code: "BLOCKED_ADDRESS" },
    {
      name: "a refusal",
      config: { url },
      ctx: answers({ status: 400 }),
      code: "UPSTREAM_FAILED",
      message: "api.example.com answered 400",
    },
  ],
  cancels: [{ config: { url } }, { config: { url, signWith: { secret: "s" } } }],
});

it("webhook: signs its body so that the receiver can check it, and names the effect", async () => {
  const sent: Sent[] = [];
  const ctx = makeNodeContext({
    secrets,
    http: { send: async (request) => (sent.push(request), answer()) },
    idempotencyKey: async () => "abc",
    nodeId: "n7",
  });
  const config = webhook.config.parse({ url, signWith: { secret: "hook" } });
  await webhook.run({ config, input: [1], ctx });
  const { method, headers = {}, body = "" } = sent[0] ?? { method: "GET" };
  expect(method).toBe("POST");
  expect(JSON.parse(body)).toEqual({ key: "abc", node: "n7", data: [1] });
  expect(headers).toMatchObject({
    "idempotency-key": "abc",
    "content-type": "application/json",
    "x-cascadian-timestamp": "1767225600",
  });
  expect(headers["x-cascadian-signature"]).toBe(
    `sha256=${createHmac("sha256", "value of hook").update(`1767225600.${body}`).digest("hex")}`,
  );
});

const written = (draft: SignalDraft): WrittenSignal => ({
  id: `s-${draft.marketId}`,
  marketId: draft.marketId,
  eventId: null,
  side: draft.side,
  probability: draft.probability,
  confidence: draft.confidence,
  reason: draft.reason,
  priceAt: null,
  createdAt: "2026-01-01T00:00:00.000Z",
});
const writes = { signals: { write: async (draft: SignalDraft) => written(draft) } };
const row = { ...makeMarket({ id: "m", price: 0.4 }), fair: 0.6, sure: 0.5 };
const yes = written({
  marketId: "m",
  side: "YES",
  probability: 0.6,
  confidence: 0.5,
  reason: "why",
  nodeId: "node",
  dedupeKey: "",
});
const hundred = Array.from({ length: 100 }, (_, index) => ({ marketId: `m${index}` }));
const no = { side: "NO", probability: null, confidence: null, reason: null } as const;

testNode(signal, {
  gives: [
    {
      name: "says YES above the price",
      config: { probabilityField: "fair", confidenceField: "sure", reason: "why" },
      input: [row],
      ctx: writes,
      output: [yes],
    },
    {
      name: "says NO below the price",
      config: { probability: 0.1 },
      input: [row],
      ctx: writes,
      output: [{ ...yes, side: "NO", probability: 0.1, confidence: null, reason: null }],
    },
    {
      name: "takes the named side",
      config: { side: "NO" },
      input: [{ conditionId: "0x1", price: null }],
      ctx: writes,
      output: [{ ...yes, ...no, id: "s-0x1", marketId: "0x1" }],
    },
    {
      name: "writes nothing where chance or price is unknown, or both are equal",
      config: { probabilityField: "fair" },
      input: [
        { ...row, fair: null },
        { ...row, price: null },
        { ...row, fair: 0.4 },
      ],
      output: [],
    },
    { name: "writes nothing for nothing", config: {}, input: [], output: [] },
    {
      name: "writes a hundred",
      config: { side: "NO" },
      input: hundred,
      ctx: writes,
      output: hundred.map(({ marketId }) => ({ ...yes, ...no, id: `s-${marketId}`, marketId })),
    },
  ],
  refusesConfig: [
    { name: "a side that is none", config: { side: "MAYBE" }, field: "side" },
    { name: "a chance above one", config: { probability: 1.1 }, field: "probability" },
    { name: "a field that it does not know", config: { market: "m" }, field: "market" },
    {
      name: "a probability twice",
      config: { probability: 1, probabilityField: "fair" },
      field: "probabilityField",
    },
  ],
  refusesInput: [
    { name: "a text", input: "m" },
    { name: "nothing", input: null },
    { name: "a list of texts", input: ["m"] },
  ],
  fails: [
    {
      name: "more than a hundred rows",
      config: { side: "YES" },
      input: [...hundred, ...hundred],
      code: "BAD_INPUT",
    },
    {
      name: "a row without a market",
      config: { side: "YES" },
      input: [{ id: null }],
      code: "BAD_INPUT",
      message: "Row 0 names no market: it has no marketId and no id",
    },
    {
      name: "a field that is no chance",
      config: { probabilityField: "fair" },
      input: [{ ...row, fair: 60 }],
      code: "BAD_INPUT",
      message: "Row 0: fair is no number in [0, 1]",
    },
    {
      name: "a field of Object's prototype",
      config: { probabilityField: "constructor", side: "YES" },
      input: [row],
      ctx: { signals: { write: async ({ probability }) => Promise.reject(toFault(probability)) } },
      code: "BAD_INPUT",
    },
    {
      name: "a market that is unknown",
      config: { side: "YES" },
      input: [row],
      ctx: {
        signals: {
          write: async () => {
            throw new AppError("NOT_FOUND", "Market m not found");
          },
        },
      },
      code: "BAD_INPUT",
      message: "Market m not found",
    },
  ],
  refusesArriving: [
    {
      name: "a field that the rows do not have",
      config: { probabilityField: "fare" },
      arriving: [row],
      field: "probabilityField",
      message: /unknown field `fare`/,
    },
  ],
  cancels: [{ config: { side: "YES" }, input: [row] }],
});

/** Only an unknown probability may come through: anything else would be another code. */
const toFault = (probability: number | null) =>
  new AppError(probability === null ? "NOT_FOUND" : "INTERNAL", "seen");

it("signal: names each effect by run, node, input, market and side", async () => {
  const keys: string[] = [];
  const ctx = makeNodeContext({
    signals: { write: async (draft) => (keys.push(draft.dedupeKey), written(draft)) },
    idempotencyKey: async () => "abc",
  });
  const config = signal.config.parse({ side: "YES" });
  await signal.run({ config, input: [{ id: "a" }, { marketId: "b" }], ctx });
  expect(keys).toEqual(["abc:a:YES", "abc:b:YES"]);
});

const sends = { notifications: { send: async () => true } };

testNode(notify, {
  gives: [
    {
      name: "says that it was sent",
      config: { title: "T" },
      input: [{ title: null }],
      ctx: sends,
      output: { sent: true, title: "T" },
    },
    {
      name: "says that it was sent before",
      config: { title: "T" },
      ctx: { notifications: { send: async () => false } },
      output: { sent: false, title: "T" },
    },
    {
      name: "tells nothing of an empty list",
      config: { title: "T" },
      input: [],
      output: { sent: false, title: "T" },
    },
    {
      name: "tells of an empty list where that is wanted",
      config: { title: "T", whenEmpty: true },
      input: [],
      ctx: sends,
      output: { sent: true, title: "T" },
    },
  ],
  refusesConfig: [
    { name: "no title", config: {}, field: "title" },
    { name: "an empty title", config: { title: " " }, field: "title" },
    { name: "a link that runs", config: { title: "T", link: "javascript:x" }, field: "link" },
    { name: "a link to another host", config: { title: "T", link: "//evil" }, field: "link" },
    { name: "a link that browsers mend", config: { title: "T", link: "/\\evil" }, field: "link" },
    { name: "too long a text", config: { title: "T", body: "x".repeat(4001) }, field: "body" },
  ],
  refusesInput: [],
  fails: [
    {
      name: "a database that is down",
      config: { title: "T" },
      ctx: {
        notifications: {
          send: async () => {
            throw new AppError("UNAVAILABLE", "down");
          },
        },
      },
      code: "UPSTREAM_FAILED",
    },
  ],
  cancels: [{ config: { title: "T" } }],
});

it.each([
  { name: "rows by their titles", input: [{ title: "A" }, { title: "B" }], body: "2 rows: A, B" },
  { name: "one row", input: [{ name: "A" }], body: "1 row: A" },
  {
    name: "many rows by their first",
    input: Array.from({ length: 20_000 }, (_, id) => ({ id: `m${id}` })),
    body: "20000 rows: m0, m1, m2, m3, m4, …",
  },
  { name: "rows without words", input: [{ price: null }], body: "1 row" },
  { name: "an analysis by its text", input: { text: "thin" }, body: "thin" },
  { name: "a text", input: "hello", body: "hello" },
  { name: "a long text by its head", input: long, body: long.slice(0, 4000) },
  { name: "nothing", input: null, body: null },
])("notify: without a text it says $name", async ({ input, body }) => {
  const drafts: NotificationDraft[] = [];
  const ctx = makeNodeContext({
    notifications: { send: async (draft) => (drafts.push(draft), true) },
  });
  await notify.run({ config: notify.config.parse({ title: "T" }), input, ctx });
  expect(drafts).toEqual([{ title: "T", body, link: null, dedupeKey: "key" }]);
});

const adds = { watchlist: { add: async (ids: readonly string[]) => ids.length } };
const fiveHundred = Array.from({ length: 500 }, (_, id) => ({ id: `m${id}` }));

testNode(watchlistAdd, {
  gives: [
    {
      name: "adds each market once",
      config: {},
      input: [{ id: "a" }, { marketId: "b", id: "x" }, { id: "a", price: null }],
      ctx: adds,
      output: { added: 2, markets: ["a", "b"] },
    },
    {
      name: "takes five hundred",
      config: {},
      input: fiveHundred,
      ctx: adds,
      output: { added: 500, markets: fiveHundred.map(({ id }) => id) },
    },
    { name: "adds nothing for nothing", config: {}, input: [], output: { added: 0, markets: [] } },
  ],
  refusesConfig: [{ name: "a field that it does not know", config: { id: "a" }, field: "id" }],
  refusesInput: [
    { name: "a text", input: "a" },
    { name: "an object by source", input: { a: [] } },
  ],
  fails: [
    { name: "a row without an id", config: {}, input: [{ id: 7 }], code: "BAD_INPUT" },
    { name: "too many", config: {}, input: [...fiveHundred, { id: "x" }], code: "BAD_INPUT" },
  ],
  cancels: [{ config: {}, input: [{ id: "a" }] }],
});
