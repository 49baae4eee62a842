import { createDemoHandler } from "../../lib/demo/demo-handler.ts";
import { parseEnv } from "../../lib/env.ts";
import { runChild, tellStarter } from "./child-process.ts";
import { serve } from "./serve.ts";

/** The upstream process: plays the three services on one local port, simulated or from recorded answers. */
await runChild(async () => {
  const env = parseEnv(process.env);
  const now = () => new Date();
  const handler = createDemoHandler({
    seed: env.DEMO_SEED,
    markets: env.DEMO_MARKETS,
    latencyMs: env.DEMO_LATENCY_MS,
    now,
  });
  const served = await serve((request) => handler(request));
  tellStarter({ type: "listening", url: served.url });
  return () => served.close();
});
