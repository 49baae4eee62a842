import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type CanaryHit = {
  method: string;
  url: string;
  host: string | undefined;
  headers: IncomingMessage["headers"];
  body: string;
};

/** A server that nothing may reach, or that only a test's own dialer does: it keeps what came. */
export async function startCanary(
  answer: (request: IncomingMessage, response: ServerResponse) => void = (_, response) =>
    response.end("reached"),
) {
  const hits: CanaryHit[] = [];
  const server = createServer((request, response) => {
    const { method = "", url = "", headers } = request;
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      hits.push({ method, url, host: headers.host, headers, body });
      answer(request, response);
    });
  });
  await new Promise<void>((done) => {
    server.listen({ port: 0, host: "::", ipv6Only: false }, done);
  });
  return {
    port: (server.address() as AddressInfo).port,
    hits,
    close: () =>
      new Promise<void>((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
export type Canary = Awaited<ReturnType<typeof startCanary>>;
