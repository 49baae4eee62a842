import { gzipSync } from "node:zlib";
import type { IncomingMessage, ServerResponse } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { buildConnector } from "undici";
import { createEgress, type EgressRequest } from "@/lib/http/egress";
import { createGuardedFetch } from "@/lib/server/guarded-fetch";
import { type Canary, startCanary } from "@/tests/support/canary";

let canary: Canary;
afterEach(() => canary.close());

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** Names lead to a public number, and the test's own dialer brings that number home. */
async function open(answer: Answer) {
  canary = await startCanary(answer);
  const dial = buildConnector({});
  const egress = createEgress({
    fetch: createGuardedFetch({
      resolve: async (name) => (name === "inside.example" ? ["127.0.0.1"] : ["93.184.216.34"]),
      dial: (options, callback) => dial({ ...options, hostname: "127.0.0.1" }, callback),
    }),
    protocols: ["http:"],
  });
  const at = (host: string, path = "/") => `http://${host}:${canary.port}${path}`;
  return {
    at,
    send: (request: Partial<EgressRequest> = {}, signal = new AbortController().signal) =>
      egress.send({ url: at("one.example"), method: "GET", ...request }, signal),
  };
}

const redirect =
  (status: number, to: (port: number) => string): Answer =>
  (request, response) => {
    if (request.url !== "/") return void response.end("there");
    response.writeHead(status, { location: to(canary.port) }).end();
  };

describe("an answer", () => {
  it("comes with where it came from, its status and headers, and without cookies", async () => {
    const { send, at } = await open((_, response) =>
      response.writeHead(404, { "x-a": "1", "set-cookie": "s=1" }).end("näh"),
    );
    const answer = await send();
    expect(answer).toMatchObject({ url: at("one.example"), status: 404, body: "näh" });
    expect(answer.headers["x-a"]).toBe("1");
    expect(answer.headers).not.toHaveProperty("set-cookie");
  });

  it("is sent for with method, headers and body", async () => {
    const { send } = await open((_, response) => response.end());
    await send({ method: "PUT", headers: { "X-Key": "k", "Content-Type": "a/b" }, body: "hi" });
    expect(canary.hits[0]).toMatchObject({ method: "PUT", body: "hi" });
    expect(canary.hits[0]?.headers).toMatchObject({ "x-key": "k", "content-type": "a/b" });
  });

  it.each([
    {
      name: "a long one",
      answer: (_: unknown, response: ServerResponse) => response.end("x".repeat(5000)),
    },
    {
      name: "a bomb of gzip",
      answer: (_: unknown, response: ServerResponse) =>
        response
          .writeHead(200, { "content-encoding": "gzip" })
          .end(gzipSync(Buffer.alloc(2 ** 25))),
    },
    {
      name: "a bomb in a bomb",
      answer: (_: unknown, response: ServerResponse) =>
        response
          .writeHead(200, { "content-encoding": "gzip, gzip" })
          .end(gzipSync(gzipSync(Buffer.alloc(2 ** 25)))),
    },
  ])("is refused and never cut: $name", async ({ answer }) => {
    const { send } = await open(answer);
    await expect(send({ maxBytes: 1000 })).rejects.toMatchObject({ code: "OUTPUT_TOO_LARGE" });
  });

  it.each([
    { name: "never begins", answer: () => undefined },
    { name: "drips", answer: drip },
  ])("that $name is given up in time", async ({ answer }) => {
    const { send } = await open(answer);
    await expect(send({ timeoutMs: 150 })).rejects.toMatchObject({ code: "TIMEOUT" });
  });

  it("is no longer waited for once the run is cancelled", async () => {
    const { send } = await open(() => undefined);
    const stop = new AbortController();
    const answer = send({}, stop.signal);
    setTimeout(() => stop.abort(), 50);
    await expect(answer).rejects.toMatchObject({ code: "CANCELLED" });
  });

  it("that breaks off is UPSTREAM_FAILED", async () => {
    const { send } = await open((_, response) => void response.destroy());
    await expect(send()).rejects.toMatchObject({
      code: "UPSTREAM_FAILED",
      message: expect.stringContaining("one.example"),
    });
  });
});

function drip(_: IncomingMessage, response: ServerResponse) {
  const timer = setInterval(() => response.write("x"), 20);
  response.on("close", () => clearInterval(timer));
}

describe("a redirect", () => {
  it("is followed within an origin with all headers", async () => {
    const { send, at } = await open(redirect(302, () => "/next"));
    const answer = await send({ headers: { authorization: "Bearer x" } });
    expect(answer).toMatchObject({ url: at("one.example", "/next"), body: "there" });
    expect(canary.hits[1]?.headers.authorization).toBe("Bearer x");
  });

  it("to another origin leaves credentials behind, also those with names of their own", async () => {
    const { send } = await open(redirect(302, (port) => `http://two.example:${port}/x`));
    await send({
      headers: { authorization: "Bearer x", cookie: "s=1", "x-api-key": "k", accept: "a/b" },
    });
    const { headers } = canary.hits[1] ?? {};
    expect(headers).toMatchObject({ host: `two.example:${canary.port}`, accept: "a/b" });
    for (const name of ["authorization", "cookie", "x-api-key"])
      expect(headers).not.toHaveProperty(name);
  });

  it.each([
    { name: "loopback", to: (port: number) => `http://127.0.0.1:${port}/x` },
    { name: "loopback as a number", to: (port: number) => `http://2130706433:${port}/x` },
    { name: "a name that leads inside", to: (port: number) => `http://inside.example:${port}/x` },
    { name: "link-local", to: () => "http://169.254.169.254/latest" },
    { name: "a file", to: () => "file:///etc/passwd" },
    { name: "another scheme", to: () => "gopher://one.example/x" },
    { name: "a port of mail", to: () => "http://one.example:25/" },
  ])("to $name is BLOCKED_ADDRESS", async ({ to }) => {
    const { send } = await open(redirect(307, to));
    await expect(send()).rejects.toMatchObject({ code: "BLOCKED_ADDRESS" });
    expect(canary.hits).toHaveLength(1);
  });

  it("without end is given up", async () => {
    const { send } = await open((_, response) => response.writeHead(302, { location: "/" }).end());
    await expect(send()).rejects.toMatchObject({ code: "UPSTREAM_FAILED" });
    expect(canary.hits).toHaveLength(6);
  });

  it("turns a write into a read as browsers do", async () => {
    const { send } = await open(redirect(303, () => "/next"));
    await send({ method: "POST", body: "x" });
    expect(canary.hits[1]).toMatchObject({ method: "GET", body: "" });
  });

  it("that keeps a write is followed within its origin", async () => {
    const { send } = await open(redirect(308, () => "/next"));
    await send({ method: "POST", body: "x" });
    expect(canary.hits[1]).toMatchObject({ method: "POST", body: "x" });
  });

  it("hands no write over to another origin", async () => {
    const { send } = await open(redirect(307, (port) => `http://two.example:${port}/x`));
    await expect(send({ method: "POST", body: "x" })).rejects.toMatchObject({
      code: "UPSTREAM_FAILED",
    });
    expect(canary.hits).toHaveLength(1);
  });
});

describe("a header", () => {
  it.each([
    "Host",
    "Connection",
    "Content-Length",
    "Transfer-Encoding",
    "TE",
    "Trailer",
    "Upgrade",
    "Expect",
    "Proxy-Authorization",
    "X-Forwarded-For",
    "Accept-Encoding",
    "Sec-Fetch-Site",
    "a b",
    "a:b",
    "",
    "x\r\ny",
  ])("%j may not be set", async (name) => {
    const { send } = await open((_, response) => response.end());
    await expect(send({ headers: { [name]: "x" } })).rejects.toMatchObject({ code: "BAD_INPUT" });
    expect(canary.hits).toEqual([]);
  });

  it.each(["a\r\nHost: evil", "a\nb", "a\0b", "a\u2028b", "x".repeat(20_000)])(
    "may not hold %j",
    async (value) => {
      const { send } = await open((_, response) => response.end());
      const error = await send({ headers: { "x-key": value } }).catch((caught: unknown) => caught);
      expect(error).toMatchObject({ code: "BAD_INPUT" });
      expect(String(error)).not.toContain(value);
      expect(canary.hits).toEqual([]);
    },
  );

  it("is not set twice, and there are few", async () => {
    const { send } = await open((_, response) => response.end());
    await expect(send({ headers: { "X-A": "1", "x-a": "2" } })).rejects.toMatchObject({
      code: "BAD_INPUT",
    });
    const many = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`x-${index}`, "1"]));
    await expect(send({ headers: many })).rejects.toMatchObject({ code: "BAD_INPUT" });
  });
});

it("reads no proxy of the environment", async () => {
  const { send } = await open((_, response) => response.end("direct"));
  const before = { ...process.env };
  Object.assign(process.env, {
    HTTP_PROXY: "http://127.0.0.1:1",
    http_proxy: "http://127.0.0.1:1",
    NODE_USE_ENV_PROXY: "1",
  });
  try {
    expect((await send()).body).toBe("direct");
  } finally {
    process.env = before;
  }
});

it("allows https alone unless told otherwise", async () => {
  const { at } = await open((_, response) => response.end());
  const strict = createEgress({ fetch: () => Promise.reject(new Error("unexpected")) });
  await expect(
    strict.send({ url: at("one.example"), method: "GET" }, new AbortController().signal),
  ).rejects.toMatchObject({ code: "BLOCKED_ADDRESS" });
});
