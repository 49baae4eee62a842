import { createDemoHandler } from "../../lib/demo/demo-handler.ts";
import { createRecordedHandler } from "../../lib/demo/recorded-handler.ts";
import { type Env, parseEnv } from "../../lib/env.ts";
import { notConfigured } from "../../lib/errors.ts";
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
  const latencyMs = env.DEMO_LATENCY_MS;
  if (env.POLYMARKET_SOURCE !== "recorded")
    return createDemoHandler({ seed: env.DEMO_SEED, markets: env.DEMO_MARKETS, latencyMs, now });
  const dir = env.POLYMARKET_RECORDED_DIR;
  if (!dir) throw notConfigured("POLYMARKET_RECORDED_DIR", "POLYMARKET_SOURCE=recorded needs it");
  return createRecordedHandler({ dir, latencyMs, now });
}
