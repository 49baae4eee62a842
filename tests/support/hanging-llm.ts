import { createServer } from "node:http";

/** An OpenAI-like server that takes every call and never answers: a run that asks it stays in flight. */
export async function startHangingLlm() {
  let calls = 0;
  const server = createServer(() => {
    calls += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    calls: () => calls,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
