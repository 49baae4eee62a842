import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { resolve } from "node:path";
import next from "next";
import { refuseEarly } from "../../lib/http/refuse-early.ts";
import { releaseRuns } from "../../lib/server/release-runs.ts";
import { runChild, tellStarter } from "./child-process.ts";
import { closeServer } from "./close-server.ts";

/** The app process: Next behind a server of our own, which says where a request comes from. */
await runChild(async () => {
  const port = Number(process.env["PORT"] || 3000);
  const hostname = process.env["HOST"] || "127.0.0.1";
  const dev = process.env["NODE_ENV"] !== "production";
  // Next asks for the server only to hang its development socket on it.
  const server = createServer();
  const app = next({ dev, hostname, port, dir: resolve("."), httpServer: server });
  const streams = new Set<ServerResponse>();

  // Listening first refuses a busy port at once, and requests wait until Next is there.
  const prepared = app.prepare().then(() => app.getRequestHandler());
  prepared.catch(() => {});
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    const refused = refuseEarly(request.method ?? "", request.url ?? "");
    if (refused) return void sendRefusal(refused, response);
    namePeer(request);
    streams.add(response);
    response.once("close", () => streams.delete(response));
    void prepared.then(
      (handle) => handle(request, response),
      () => response.destroy(),
    );
  });
  await new Promise<void>((listening, reject) => {
    server.once("error", reject);
    server.listen(port, hostname, listening);
  });
  tellStarter({ type: "listening", url: `http://localhost:${port}` });
  await prepared;
  tellStarter({ type: "ready" });

  return async () => {
    const closed = closeServer(server, 4000);
    const released = releaseRuns(1500).catch(() => {});
    for (const response of streams)
      if (String(response.getHeader("content-type")).startsWith("text/event-stream"))
        response.end();
    await closed;
    await released;
    await app.close();
  };
});

/** Routes get no socket from Next, and a header of this name that came from outside is a lie. */
function namePeer(request: IncomingMessage): void {
  request.headers["x-cascadian-peer"] = request.socket.remoteAddress ?? "";
  // Next reads the raw pairs in places, so both forms must agree.
  const raw = request.rawHeaders;
  for (let index = raw.length - 2; index >= 0; index -= 2)
    if (raw[index]?.toLowerCase() === "x-cascadian-peer") raw.splice(index, 2);
}

async function sendRefusal(refused: Response, response: ServerResponse): Promise<void> {
  response.writeHead(refused.status, Object.fromEntries(refused.headers));
  response.end(await refused.text());
}
