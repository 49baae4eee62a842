import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import { runningProduct } from "@/tests/support/running-product.ts";

const product = runningProduct();

/** Bytes as they are: clients would mend or refuse these requests themselves. */
function sendRaw(
  head: string[],
  body: Buffer | string = "",
): Promise<{ status: number; body: string }> {
  const { hostname, port } = new URL(product.url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let answer = "";
    const finish = () => {
      const [top = "", ...rest] = answer.split("\r\n\r\n");
      resolve({ status: Number(top.split(" ")[1] ?? 0), body: rest.join("\r\n\r\n") });
    };
    socket.setTimeout(20_000, () => socket.destroy(new Error("no answer")));
    socket.on("data", (chunk) => (answer += chunk.toString("latin1")));
    socket.on("close", finish);
    // A server may close on a body that it refuses while it is still being sent.
    socket.on("error", (error) => (answer === "" ? reject(error) : finish()));
    socket.write([...head, `Host: localhost:${port}`, "Connection: close", "", ""].join("\r\n"));
    socket.write(body);
  });
}

const json = "Content-Type: application/json";
const validate = "POST /api/workflows/validate HTTP/1.1";
const chunk = `10000\r\n${"x".repeat(65_536)}\r\n`;

describe("requests that no browser sends", () => {
  it.each([
    { name: "TRACE", head: ["TRACE /api/health HTTP/1.1"], want: 405, code: "METHOD_NOT_ALLOWED" },
    {
      name: "a method of another protocol",
      head: ["PROPFIND /api/health HTTP/1.1"],
      want: 405,
      code: "METHOD_NOT_ALLOWED",
    },
    {
      name: "a broken percent escape",
      head: ["GET /api/%E0%A4%A HTTP/1.1"],
      want: 400,
      code: "INVALID_INPUT",
    },
    {
      name: "another site's address",
      head: ["GET http://evil.example/api/health HTTP/1.1"],
      want: 400,
      code: "INVALID_INPUT",
    },
    { name: "no path", head: ["OPTIONS * HTTP/1.1"], want: 400, code: "INVALID_INPUT" },
    {
      name: "an unknown route",
      head: ["POST /api/nowhere HTTP/1.1", "Content-Length: 0"],
      want: 404,
      code: "NOT_FOUND",
    },
    { name: "/api itself", head: ["GET /api HTTP/1.1"], want: 404, code: "NOT_FOUND" },
    {
      name: "2 MiB announced",
      head: [validate, json, "Content-Length: 2097152"],
      body: "x".repeat(2_097_152),
      want: 413,
      code: "PAYLOAD_TOO_LARGE",
    },
    {
      name: "2 MiB in chunks",
      head: [validate, json, "Transfer-Encoding: chunked"],
      body: `${chunk.repeat(32)}0\r\n\r\n`,
      want: 413,
      code: "PAYLOAD_TOO_LARGE",
    },
    {
      name: "ten thousand levels",
      head: [validate, json, "Content-Length: 20006"],
      body: `{"a":${"[".repeat(10_000)}${"]".repeat(10_000)}}`,
      want: 400,
      code: "INVALID_INPUT",
    },
    {
      name: "text/plain",
      head: [validate, "Content-Type: text/plain", "Content-Length: 2"],
      body: "{}",
      want: 415,
      code: "UNSUPPORTED_MEDIA_TYPE",
    },
    {
      name: "NUL in the path",
      head: ["GET /api/polymarket/markets/%00 HTTP/1.1"],
      want: 400,
      code: "INVALID_INPUT",
    },
    {
      name: "a market called __proto__",
      head: ["GET /api/polymarket/markets/__proto__ HTTP/1.1"],
      want: 404,
      code: "NOT_FOUND",
    },
    {
      name: "a header of 10 kB",
      head: ["GET /api/health HTTP/1.1", `X-Long: ${"x".repeat(10_000)}`],
      want: 200,
      code: "success",
    },
  ])("$name: $want in the envelope", async ({ head, body, want, code }) => {
    const answer = await sendRaw(head, body);
    expect(answer.status).toBe(want);
    expect(answer.body).toContain(`"${code}"`);
    expect(answer.body).toContain('"success":');
  });

  it("leave the product answering", async () => {
    expect((await fetch(`${product.url}/api/health`)).status).toBe(200);
  });
});

describe("a page", () => {
  it("runs its scripts by a nonce that no other answer has", async () => {
    const pages = await Promise.all([0, 1].map(async () => fetch(`${product.url}/sign-in`)));
    const nonces = pages.map(
      (page) => /'nonce-([^']+)'/.exec(page.headers.get("content-security-policy") ?? "")?.[1],
    );
    expect(new Set(nonces).size).toBe(2);
    const html = (await pages[0]?.text()) ?? "";
    const scripts = [...html.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.filter((tag) => !tag.includes(`nonce="${nonces[0]}"`))).toEqual([]);
  });
});
