import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** Another address of a server that can be cut and mended: what a browser emulates does not reach its service workers. */
export async function startCuttableLine(target: string) {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("close", () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
      socket.on("error", () => socket.destroy());
    }
    near.pipe(far).pipe(near);
  });
  server.listen(0, "localhost");
  await new Promise((resolve) => server.once("listening", resolve));
  const cut = () => {
    isCut = true;
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    cut,
    mend: () => (isCut = false),
    async stop() {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
