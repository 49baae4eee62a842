import { FLOW_WINDOWS, type FirstAnalysis, flowsInput, type Timed } from "@/hooks/analysis-reads";
import type { PanelAnswer } from "@/hooks/overview-panels";
import { HORIZONS } from "@/lib/analysis/horizons";
import { getCalibration } from "@/lib/analysis/get-calibration";
import { getCorrelations } from "@/lib/analysis/get-correlations";
import type { Reply } from "@/lib/http/reply";
import { parseInput } from "@/lib/http/parse-input";
import type { AppContext } from "@/lib/server/context";
import { whaleFlowsInputSchema } from "@/lib/whales/whale-filter";
import { listWhaleFlows } from "@/lib/whales/list-whale-flows";
import { readPanels } from "../read-panels";
import { withinBudget } from "../within-budget";

const BUDGET_MS = 1200;

type Params = Record<string, string | string[] | undefined>;
type First = FirstAnalysis & { record: PanelAnswer<"record"> | undefined };

/** The first answers of the page by its own address; what is late or fails is asked for by the browser. */
export async function readAnalysis(ctx: AppContext, params: Params): Promise<First> {
  const at = ctx.now().toISOString();
  const word = (name: string) => [params[name]].flat()[0] ?? null;
  const horizon = HORIZONS.find((known) => known === word("horizon")) ?? "24h";
  const category = word("category") || null;
  const window = FLOW_WINDOWS.find((known) => known === word("window")) ?? "7d";
  const timed = async <T>(what: string, reply: Promise<Reply<T>>): Promise<Timed<T> | null> => {
    const answer = await withinBudget(ctx, what, reply, BUDGET_MS);
    return answer && { data: answer.data, metadata: answer.metadata ?? {}, at };
  };
  const flows = (by: "time" | "category") =>
    timed(
      `flows by ${by}`,
      listWhaleFlows(ctx, parseInput(whaleFlowsInputSchema, flowsInput({ by, window }))),
    );
  const [calibration, byTime, byCategory, correlations, { record }] = await Promise.all([
    timed("calibration", getCalibration(ctx, { horizon, category: category ?? undefined })),
    flows("time"),
    flows("category"),
    ctx.user ? timed("correlations", getCorrelations(ctx, {})) : null,
    readPanels(ctx, ["record"], BUDGET_MS),
  ]);
  return {
    calibration: calibration && { horizon, category, answer: calibration },
    volume: byTime && { by: "time", window, answer: byTime },
    flows: byCategory && { by: "category", window, answer: byCategory },
    correlations,
    record,
  };
}
