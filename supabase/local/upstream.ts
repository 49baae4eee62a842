import { resolve } from "node:path";
import { createDemoHandler } from "../../lib/demo/demo-handler.ts";
import { createRecordedHandler } from "../../lib/demo/recorded-handler.ts";
import { type Env, parseEnv } from "../../lib/env.ts";
import { runChild, tellStarter } from "./child-process.ts";
import { serve } from "./serve.ts";

/** The upstream process: plays the three services on one local port, simulated or from recorded answers. */
await runChild(async () => {
  const handler = createHandler(parseEnv(process.env));
  const served = await serve((request) => handler(request));
  tellStarter({ type: "listening", url: served.url });
  return () => served.close();
});

function createHandler(env: Env): (request: Request) => Promise<Response> {
  const now = () => new Date();
  if (env.POLYMARKET_SOURCE !== "recorded")
    return createDemoHandler({
      seed: env.DEMO_SEED,
      markets: env.DEMO_MARKETS,
      latencyMs: env.DEMO_LATENCY_MS,
      now,
    });
  const folder = env.POLYMARKET_RECORDED_DIR;
  if (!folder)
    throw new Error(
      "POLYMARKET_RECORDED_DIR is not set: POLYMARKET_SOURCE=recorded needs a folder",
    );
  return createRecordedHandler({ dir: resolve(folder), now });
}
