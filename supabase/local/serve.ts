import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { closeServer } from "./close-server.ts";

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
  return { url: `http://127.0.0.1:${bound}`, port: bound, close: () => closeServer(server, 2000) };
}
