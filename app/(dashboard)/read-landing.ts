import type { LandingData } from "@/components/landing/landing-page";
import { getSourceFacts } from "@/lib/analysis/get-source-facts";
import type { AppContext } from "@/lib/server/context";
import { readPanels } from "./read-panels";
import { withinBudget } from "./within-budget";

const KEPT_MS = 15_000;
/** Nobody asks again from the browser, and one wait serves every visitor of a quarter of a minute. */
const BUDGET_MS = 5000;

let kept: { data: Promise<LandingData>; untilMs: number; origin: string } | undefined;

/** The same for every stranger, so that many visitors ask the database once in fifteen seconds. */
export function readLanding(ctx: AppContext): Promise<LandingData> {
  const nowMs = ctx.now().getTime();
  if (kept && kept.untilMs > nowMs && kept.origin === ctx.origin) return kept.data;
  const data = read(ctx);
  kept = { data, untilMs: nowMs + KEPT_MS, origin: ctx.origin };
  data.catch(() => (kept = undefined));
  return data;
}

async function read(ctx: AppContext): Promise<LandingData> {
  const [facts, panels] = await Promise.all([
    withinBudget(ctx, "the facts of the source", getSourceFacts(ctx), BUDGET_MS),
    readPanels(ctx, ["risers", "volume", "tape", "record", "closing", "sync"], BUDGET_MS),
  ]);
  return { facts: facts?.data ?? null, panels };
}
