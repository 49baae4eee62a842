import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import * as scoreRoute from "@/app/api/cron/score/route.ts";
import * as syncRoute from "@/app/api/cron/sync/route.ts";
import * as executeRoute from "@/app/api/execute-workflow/route.ts";
import { createDemoHandler } from "@/lib/demo/demo-handler.ts";
import { type RunEvent, runEventSchema } from "@/lib/workflows/events.ts";
import { workflowTemplates } from "@/lib/workflows/templates/index.ts";
import { serve } from "@/supabase/local/serve.ts";
import { callRoute, startApp } from "../support/app.ts";
import { loadTrades, readDemo } from "../support/load-demo.ts";

vi.setConfig({ testTimeout: 90_000 });

let app: Awaited<ReturnType<typeof startApp>>;
let upstream: Awaited<ReturnType<typeof serve>>;
let accessToken: string;

const cron = { authorization: "Bearer cron-secret-of-the-tests" };
const DEMO = { seed: 1, markets: 150 };

/** The demo source as a product has it after its first minutes: markets, trades, wallets and scores. */
beforeAll(async () => {
  const now = new Date();
  const handler = createDemoHandler({ ...DEMO, latencyMs: 0, now: () => new Date() });
  upstream = await serve(handler, { port: 0 });
  app = await startApp({ CASCADIAN_UPSTREAM_URL: upstream.url });
  ({ accessToken } = await app.createUser("owner@example.com", "correct horse"));
  for (let call = 0; call < 20; call++) {
    const response = await callRoute(syncRoute, "GET /api/cron/sync", { headers: cron });
    const { data } = (await response.json()) as { data: { status: string } };
    if (data.status !== "running") break;
  }
  const answers = await readDemo({ ...DEMO, now });
  await app.sql(
    `insert into public.wallets (origin, address, coverage)
     select distinct 'demo', unnest($1::text[]), 'complete' on conflict do nothing`,
    [answers.trades.map((row) => String(row["proxy_wallet"]))],
  );
  await loadTrades(app.database, answers.trades, answers.takers);
  await app.sql("analyze");
  for (let call = 0; call < 20; call++) {
    const scored = await callRoute(scoreRoute, "GET /api/cron/score", { headers: cron });
    if (scored.ok && !(await scored.text()).includes('"more"')) break;
  }
}, 240_000);
afterAll(async () => {
  await upstream?.close();
  await app?.stop();
});

async function run(graph: unknown): Promise<RunEvent[]> {
  const response = await callRoute(executeRoute, "POST /api/execute-workflow", {
    accessToken,
    body: graph,
  });
  const text = await response.text();
  return [...text.matchAll(/^data: (.+)$/gm)].map(([, data]) =>
    runEventSchema.parse(JSON.parse(data ?? "null")),
  );
}

/** Rows, or the text of an analysis. */
const sizeOf = (output: unknown): number =>
  Array.isArray(output) ? output.length : String((output as { text?: unknown }).text ?? "").length;

describe.each(workflowTemplates)("the template $slug on the demo source", ({ graph }) => {
  it("ends with a result that is not empty", async () => {
    const last = (await run(graph)).at(-1);
    expect(last).toMatchObject({ type: "run_finished", errors: {}, status: "success" });
    const outputs = last?.type === "run_finished" ? Object.values(last.outputs) : [];
    expect(outputs.map(sizeOf)).toEqual([expect.any(Number)]);
    expect(Math.min(...outputs.map(sizeOf))).toBeGreaterThan(0);
  });
});
