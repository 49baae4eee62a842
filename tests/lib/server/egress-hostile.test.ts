import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { buildConnector } from "undici";
import { createEgress } from "@/lib/http/egress";
import { createGuardedFetch, type Resolve } from "@/lib/server/guarded-fetch";
import { type Canary, startCanary } from "@/tests/support/canary";

let canary: Canary;
beforeAll(async () => {
  canary = await startCanary();
});
afterAll(() => canary.close());
afterEach(() => void (canary.hits.length = 0));

const { signal } = new AbortController();
const PUBLIC = "93.184.216.34";

/** Whatever is asked for, the answer is one of these; a name that is not listed leads to loopback. */
const NAMES: Record<string, string[]> = {
  "private-10.example": ["10.0.0.1"],
  "private-172.example": ["172.16.5.5"],
  "private-192.example": ["192.168.1.1"],
  "loopback.example": ["127.0.0.1"],
  "loopback-six.example": ["::1"],
  "link-local.example": ["169.254.169.254"],
  "link-local-six.example": ["fe80::1%lo"],
  "carrier.example": ["100.64.0.1"],
  "any.example": ["0.0.0.0"],
  "multicast.example": ["224.0.0.1"],
  "broadcast.example": ["255.255.255.255"],
  "benchmark.example": ["198.18.0.1"],
  "documentation.example": ["203.0.113.9"],
  "future.example": ["240.0.0.1"],
  "azure.example": ["168.63.129.16"],
  "mapped.example": ["::ffff:127.0.0.1"],
  "mapped-hex.example": ["::ffff:7f00:1"],
  "compatible.example": ["::127.0.0.1"],
  "nat64.example": ["64:ff9b::7f00:1"],
  "nat64-local.example": ["64:ff9b:1::7f00:1"],
  "six-to-four.example": ["2002:7f00:1::"],
  "teredo.example": ["2001:0:7f00:1::"],
  "unique-local.example": ["fd00:ec2::254"],
  "site-local.example": ["fec0::1"],
  "discard.example": ["100::1"],
  "multicast-six.example": ["ff02::1"],
  "translated.example": ["::ffff:0:127.0.0.1"],
  "one-bad.example": [PUBLIC, "127.0.0.1"],
  "one-bad-six.example": ["2606:4700::1111", "::1"],
  "garbage.example": ["not an address"],
};
const resolve: Resolve = async (name) => NAMES[name] ?? ["127.0.0.1"];

/** With http allowed, so that nothing is refused for its scheme alone; the socket is a real one. */
const egress = createEgress({
  fetch: createGuardedFetch({ resolve }),
  protocols: ["http:", "https:"],
});

/** `PORT` is the canary's. */
const HOSTILE: string[] = [
  "http://127.0.0.1:PORT/",
  "http://127.1:PORT/",
  "http://127.0.1:PORT/",
  "http://2130706433:PORT/",
  "http://0x7f000001:PORT/",
  "http://0x7f.0x0.0x0.0x1:PORT/",
  "http://0177.0.0.1:PORT/",
  "http://017700000001:PORT/",
  "http://0x7f.1:PORT/",
  "http://127.0.0.1.:PORT/",
  "http://127.255.255.254:PORT/",
  "http://0:PORT/",
  "http://0.0.0.0:PORT/",
  "http://１２７.０.０.１:PORT/",
  "http://127。0。0。1:PORT/",
  "http://①②⑦.0.0.1:PORT/",
  "http://%31%32%37.0.0.1:PORT/",
  "http://localhost:PORT/",
  "http://LOCALHOST:PORT/",
  "http://localhost.:PORT/",
  "http://ⓛocalhost:PORT/",
  "http://app.localhost:PORT/",
  "http://localhost.localdomain:PORT/",
  "http://metadata:PORT/",
  "http://metadata.google.internal/computeMetadata/v1/",
  "http://printer.local:PORT/",
  "http://router.lan:PORT/",
  "http://[::1]:PORT/",
  "http://[0:0:0:0:0:0:0:1]:PORT/",
  "http://[::]:PORT/",
  "http://[::ffff:127.0.0.1]:PORT/",
  "http://[::ffff:7f00:1]:PORT/",
  "http://[::127.0.0.1]:PORT/",
  "http://[64:ff9b::127.0.0.1]:PORT/",
  "http://[2002:7f00:1::]:PORT/",
  "http://[fe80::1]:PORT/",
  "http://[fd00:ec2::254]:PORT/",
  "http://169.254.169.254/latest/meta-data/",
  "http://0xa9fea9fe/latest/meta-data/",
  "http://100.100.100.200/latest/meta-data/",
  "http://10.0.0.1/",
  "http://172.31.255.255/",
  "http://192.168.0.1/",
  "http://198.18.0.1/",
  "http://user@127.0.0.1:PORT/",
  "http://example.com@127.0.0.1:PORT/",
  "http://example.com:secret@loopback.example:PORT/",
  "http://example.com%40127.0.0.1:PORT@loopback.example:PORT/",
  "http:\\\\127.0.0.1:PORT\\",
  "http:127.0.0.1:PORT",
  "\thttp://127.0.0.1:PORT/\n",
  "http://example.com\\@127.0.0.1:PORT/",
  "http://127.0.0.1:PORT#@example.com/",
  "http://rebind.example:22/",
  "http://smtp.example:25/",
  "http://redis.example:6379/",
  "https://postgres.example:5432/",
  "file:///etc/passwd",
  "ftp://loopback.example/",
  "gopher://127.0.0.1:PORT/_x",
  "data:text/plain,reached",
  "blob:http://127.0.0.1:PORT/x",
  "javascript:alert(1)",
  "ws://127.0.0.1:PORT/",
  "http://127.0.0.1.nip.example:PORT/",
  ...Object.keys(NAMES).map((name) => `http://${name}:PORT/`),
];

const toUrl = (hostile: string) => hostile.replaceAll("PORT", String(canary.port));
const sendTo = (url: string) => egress.send({ url, method: "GET", timeoutMs: 5000 }, signal);

describe("an address that nodes may not reach", () => {
  it.each(HOSTILE)("%j is refused", async (hostile) => {
    const error: unknown = await sendTo(toUrl(hostile)).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: expect.stringMatching(/^(BLOCKED_ADDRESS|BAD_INPUT)$/) });
    expect(canary.hits).toEqual([]);
  });

  it("is BLOCKED_ADDRESS for all but what is no URL", async () => {
    const codes = await Promise.all(
      HOSTILE.map((hostile) =>
        sendTo(toUrl(hostile)).then(
          () => "reached",
          ({ code }: { code: string }) => `${code} ${code === "BLOCKED_ADDRESS" ? "" : hostile}`,
        ),
      ),
    );
    expect(HOSTILE.length).toBeGreaterThanOrEqual(80);
    expect([...new Set(codes)].sort()).toEqual(["BLOCKED_ADDRESS "]);
  });

  it("says no address that stands behind a name", async () => {
    const error = await sendTo(toUrl("http://private-10.example:PORT/")).catch(String);
    expect(error).not.toContain("10.0.0.1");
  });

  it("would be reached without the guard, so that this test has teeth", async () => {
    const reached = await Promise.all(
      HOSTILE.slice(0, 23).map((hostile) =>
        fetch(toUrl(hostile), { signal: AbortSignal.timeout(2000) }).then(
          (response) => response.text().then((text) => text === "reached"),
          () => false,
        ),
      ),
    );
    expect(reached.filter(Boolean).length).toBeGreaterThanOrEqual(15);
  });
});

describe("a name that changes its mind", () => {
  it("is asked once, and the socket goes to the address that was checked", async () => {
    const asked: string[] = [];
    const dialed: string[] = [];
    const dial = buildConnector({});
    const pinned = createEgress({
      fetch: createGuardedFetch({
        resolve: async (name) => {
          asked.push(name);
          return [asked.length === 1 ? PUBLIC : "127.0.0.1"];
        },
        dial: (options, callback) => {
          dialed.push(options.hostname);
          dial({ ...options, hostname: "127.0.0.1" }, callback);
        },
      }),
      protocols: ["http:"],
    });
    const url = toUrl("http://rebind.example:PORT/");
    const answer = await pinned.send({ url, method: "GET" }, signal);
    expect(answer).toMatchObject({ status: 200, body: "reached" });
    expect({ asked, dialed }).toEqual({ asked: ["rebind.example"], dialed: [PUBLIC] });
    expect(canary.hits[0]?.host).toBe(`rebind.example:${canary.port}`);
  });

  it("is refused where it leads inside at the second connection", async () => {
    let times = 0;
    const dial = buildConnector({});
    const flips = createEgress({
      fetch: createGuardedFetch({
        resolve: async () => [++times === 1 ? PUBLIC : "127.0.0.1"],
        dial: (options, callback) => dial({ ...options, hostname: "127.0.0.1" }, callback),
      }),
      protocols: ["http:"],
    });
    await flips.send({ url: toUrl("http://one.example:PORT/"), method: "GET" }, signal);
    await expect(
      flips.send({ url: toUrl("http://two.example:PORT/"), method: "GET" }, signal),
    ).rejects.toMatchObject({ code: "BLOCKED_ADDRESS" });
    expect(canary.hits).toHaveLength(1);
  });
});
