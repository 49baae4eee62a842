import type { Metadata } from "next";
import { cookies } from "next/headers";
import { LandingPage } from "@/components/landing/landing-page";
import { ARRANGEMENT_COOKIE, readArrangement } from "@/components/overview/arrangement";
import { OverviewGrid } from "@/components/overview/overview-grid";
import { pageContext } from "@/lib/server/page-context";
import { getSettings } from "@/lib/settings/get-settings";
import { readLanding } from "./read-landing";
import { readPanels } from "./read-panels";
import { withinBudget } from "./within-budget";

const SETTINGS_MS = 400;

export async function generateMetadata(): Promise<Metadata> {
  const { user } = await pageContext();
  return user
    ? { title: "Overview" }
    : {
        title: { absolute: "Cascadian · a terminal for prediction markets" },
        description:
          "Every open Polymarket market, the wallets behind the trades, and signals that grade themselves. Each figure with its age, n and interval.",
        alternates: { canonical: "/" },
      };
}

export default async function HomePage() {
  const ctx = await pageContext();
  if (!ctx.user) return <LandingPage {...await readLanding(ctx)} />;
  const settings = await withinBudget(ctx, "the settings", getSettings(ctx), SETTINGS_MS);
  const kept = settings?.overview ?? (await cookies()).get(ARRANGEMENT_COOKIE)?.value ?? null;
  const shown = readArrangement(kept).filter(({ isHidden }) => !isHidden);
  const first = await readPanels(
    ctx,
    shown.map(({ id }) => id),
  );
  return <OverviewGrid first={first} initialArrangement={kept} />;
}
