import type { LandingData } from "@/components/landing/landing-page";
import { getSourceFacts } from "@/lib/analysis/get-source-facts";
import type { SourceFacts } from "@/lib/analysis/schema";
import type { AppContext } from "@/lib/server/context";
import { readPanels } from "./read-panels";

const KEPT_MS = 15_000;

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
    readFacts(ctx),
    readPanels(ctx, ["risers", "volume", "tape", "record", "sync"]),
  ]);
  return { facts, panels };
}

/** Nothing that cannot be read keeps the page away. */
async function readFacts(ctx: AppContext): Promise<SourceFacts | null> {
  try {
    return (await getSourceFacts(ctx)).data;
  } catch (error) {
    ctx.log("warn", "the facts of the source could not be read", { error });
    return null;
  }
}
