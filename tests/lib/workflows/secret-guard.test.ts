import { describe, expect, it } from "vitest";
import { z } from "zod";
import { AppError } from "@/lib/errors";
import type { Graph } from "@/lib/workflows/graph";
import { defineNode, type NodeType } from "@/lib/workflows/node";
import { nodeTypeByName } from "@/lib/workflows/nodes";
import { runWorkflow } from "@/lib/workflows/run-workflow";
import { createSecretGuard } from "@/lib/workflows/secret-guard";
import { findSecretNames } from "@/lib/workflows/secret-reference";
import { makeEdge, makeNode, makePlan, makePorts, makeRunLog } from "../../support/make";

const VALUE = 'p@ss/w+rd "42"';

async function openGuard(value = VALUE) {
  const guard = createSecretGuard({ read: async () => value });
  await guard.secrets.read("token", new AbortController().signal);
  return guard;
}

describe("what a run has read", () => {
  it.each<[name: string, told: unknown, want: unknown]>([
    ["alone", VALUE, "[secret token]"],
    ["in a sentence, twice", `a ${VALUE} b ${VALUE}`, "a [secret token] b [secret token]"],
    ["in an object", { a: [{ b: VALUE }], c: 1 }, { a: [{ b: "[secret token]" }], c: 1 }],
    ["as a key", { [VALUE]: 1 }, { "[secret token]": 1 }],
    ["in a URL", `https://x?k=${encodeURIComponent(VALUE)}`, "https://x?k=[secret token]"],
    ["in JSON text", JSON.stringify({ k: VALUE }), '{"k":"[secret token]"}'],
    ["in what turns itself into JSON", { toJSON: () => ({ a: VALUE }) }, { a: "[secret token]" }],
  ])("is taken out: %s", async (_name, told, want) => {
    expect((await openGuard()).redact(told)).toEqual(want);
  });

  it.each(["", "u", "us", "user"])("is taken out of base64 behind %j", async (user) => {
    const { redact } = await openGuard();
    const header = `Basic ${Buffer.from(`${user}:${VALUE}`).toString("base64")}`;
    const kept = redact(header).replaceAll("[secret token]", "").replace("Basic ", "");
    expect(redact(header)).toContain("[secret token]");
    expect(Buffer.from(kept, "base64").toString("latin1")).not.toContain(VALUE.slice(2, -2));
    const forUrls = `x ${Buffer.from(`${user}:${VALUE}`).toString("base64url")}`;
    expect(redact(forUrls)).toContain("[secret token]");
  });

  it("is taken out where a server reads digits as a number", async () => {
    const { redact } = await openGuard("123456");
    expect(redact({ a: 123456, b: 1234567 })).toEqual({ a: "[secret token]", b: 1234567 });
  });

  it("leaves the very value where nothing of it is in there, and before anything was read", async () => {
    const value = { a: [1, { b: "free" }], c: null };
    expect((await openGuard()).redact(value)).toBe(value);
    const guard = createSecretGuard({ read: async () => VALUE });
    expect(guard.redact(VALUE)).toBe(VALUE);
  });

  it("ends on a value that contains itself", async () => {
    const loop: Record<string, unknown> = { a: VALUE };
    loop["self"] = loop;
    expect((await openGuard()).redact(loop)).toMatchObject({ a: "[secret token]" });
  });
});

const any = { kind: "any" as const, schema: z.unknown() };
const node = (type: string, run: NodeType["run"]): NodeType =>
  defineNode({
    type,
    version: 1,
    label: type,
    description: type,
    category: "source",
    icon: "box",
    docs: type,
    example: { config: {} },
    config: z.looseObject({}),
    input: any,
    output: any,
    pure: false,
    run,
  }) as unknown as NodeType;

/** Every way in which a node speaks. */
const echo = node("echo", async ({ ctx }) => {
  const value = await ctx.secrets.read("token", ctx.signal);
  ctx.log("info", `sending ${value}`);
  ctx.delta(`delta ${value}`);
  return { output: { headers: { authorization: `Bearer ${value}` }, url: `https://x/${value}` } };
});
const fail = node("fail", async ({ ctx }) => {
  const value = await ctx.secrets.read("token", ctx.signal);
  throw new AppError("UPSTREAM_FAILED", `the server said: bad token ${value}`);
});
const seen: unknown[] = [];
const look = node("look", async ({ input }) => {
  seen.push(input);
  return { output: input };
});

async function runGraph(graph: Graph) {
  const { log, events, steps } = makeRunLog();
  const types = new Map([echo, fail, look].map((type) => [type.type, type]));
  const finished = await runWorkflow({
    plan: makePlan(graph, types),
    runId: "r",
    ports: makePorts({ secrets: { read: async () => VALUE } }),
    log,
    nextSeq: 2,
    signal: new AbortController().signal,
  }).finished;
  return { finished, text: JSON.stringify({ events, steps, finished }) };
}

describe("a run", () => {
  it("tells a secret in no output, log, delta, result or input of another node", async () => {
    seen.length = 0;
    const { text, finished } = await runGraph({
      nodes: [makeNode("a", "echo"), makeNode("b", "look")],
      edges: [makeEdge("a", "b")],
    });
    expect(finished.status).toBe("success");
    expect(text).toContain("[secret token]");
    expect(text).not.toContain(JSON.stringify(VALUE).slice(1, -1));
    expect(JSON.stringify(seen)).not.toContain(JSON.stringify(VALUE).slice(1, -1));
  });

  it.each(["stop", "continue", "branch"] as const)("tells it in no error: %s", async (onError) => {
    seen.length = 0;
    const { text } = await runGraph({
      nodes: [
        makeNode("a", "fail", { onError, retry: { attempts: 2, backoffMs: 1 } }),
        makeNode("b", "look"),
      ],
      edges: [makeEdge("a", "b", onError === "branch" ? "error" : undefined)],
    });
    expect(text).toContain("bad token [secret token]");
    expect(text + JSON.stringify(seen)).not.toContain(JSON.stringify(VALUE).slice(1, -1));
  });
});

/** A server that answers with what it was sent. */
it("tells no secret that a server echoes to an http-request", async () => {
  const { log, events, steps } = makeRunLog();
  const sent: unknown[] = [];
  const graph: Graph = {
    nodes: [
      makeNode("a", "http-request", {
        config: { url: "https://echo.example/", headers: { authorization: { secret: "token" } } },
      }),
      makeNode("b", "end"),
    ],
    edges: [makeEdge("a", "b")],
  };
  await runWorkflow({
    plan: makePlan(graph, nodeTypeByName),
    runId: "r",
    ports: makePorts({
      secrets: { read: async () => VALUE },
      http: {
        async send({ url, headers }) {
          sent.push(headers?.["authorization"]);
          const body = JSON.stringify({
            headers,
            query: encodeURIComponent(VALUE),
            base64: btoa(VALUE),
          });
          return {
            url,
            status: 200,
            headers: { "content-type": "application/json", "x-echo": VALUE },
            body,
          };
        },
      },
    }),
    log,
    nextSeq: 2,
    signal: new AbortController().signal,
  }).finished;
  expect(sent).toEqual([VALUE]);
  const told = JSON.stringify({ events, steps });
  expect(told).toContain("[secret token]");
  for (const form of [
    JSON.stringify(VALUE).slice(1, -1),
    encodeURIComponent(VALUE),
    btoa(VALUE).slice(0, -3),
  ])
    expect(told).not.toContain(form);
});

it.each<[unknown, string[]]>([
  [{ headers: { a: { secret: "b" }, c: { secret: "a" } }, d: [{ secret: "b" }] }, ["a", "b"]],
  [{ secret: "a", more: 1 }, []],
  [{ secret: "not a name!" }, []],
  [null, []],
])("the secrets of a config are found: %j", (value, want) => {
  expect(findSecretNames(value)).toEqual(want);
});
