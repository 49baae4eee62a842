import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";

export type Served = { url: string; port: number; close(): Promise<void> };

type Handler = (request: Request, peerAddress: string | null) => Promise<Response> | Response;

/** Puts a web-standard handler behind Node's HTTP server; port 0 takes a free one. */
export async function serve(
  handler: Handler,
  { port = 0, host = "127.0.0.1" }: { port?: number; host?: string } = {},
): Promise<Served> {
  const server = createServer(
    getRequestListener((request, env) =>
      handler(request, "incoming" in env ? (env.incoming.socket.remoteAddress ?? null) : null),
    ),
  );
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const bound = (server.address() as AddressInfo).port;
  return { url: `http://127.0.0.1:${bound}`, port: bound, close: () => closeServer(server) };
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 2000).unref();
  });
}
