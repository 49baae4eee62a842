import { closingFavourites } from "./closing-favourites.ts";
import { eventArbitrageCheck } from "./event-arbitrage-check.ts";
import { largeSportsMarkets } from "./large-sports-markets.ts";
import { marketBrief } from "./market-brief.ts";
import { momentumCheck } from "./momentum-check.ts";
import { resolutionRiskScreen } from "./resolution-risk-screen.ts";
import { unusualActivityDigest } from "./unusual-activity-digest.ts";
import { walletFollow } from "./wallet-follow.ts";
import { whaleFlipsWatch } from "./whale-flips-watch.ts";
import type { WorkflowTemplate } from "./workflow-template.ts";

/** Ready-made workflows; the first is what a new user sees. */
export const workflowTemplates: readonly WorkflowTemplate[] = [
  marketBrief,
  largeSportsMarkets,
  whaleFlipsWatch,
  unusualActivityDigest,
  eventArbitrageCheck,
  resolutionRiskScreen,
  momentumCheck,
  walletFollow,
  closingFavourites,
];
