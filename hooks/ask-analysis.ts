import { getCalibrationEndpoint, getCorrelationsEndpoint } from "@/lib/analysis/api";
import { callWithMetadata } from "@/lib/http/call";
import { listWhaleFlowsEndpoint } from "@/lib/whales/api";
import { type CalibrationAsked, type FlowsAsked, flowsInput } from "./analysis-reads";

const timed = async <T extends object>(answer: Promise<T>) => ({
  ...(await answer),
  at: new Date().toISOString(),
});

/** The reads of the page of analysis; the module holds the schemas and is loaded with the first question. */
export const askAnalysis = {
  calibration: ({ horizon, category }: CalibrationAsked, signal: AbortSignal) =>
    timed(
      callWithMetadata(
        getCalibrationEndpoint,
        { horizon, ...(category !== null && { category }) },
        { signal },
      ),
    ),
  flows: (asked: FlowsAsked, signal: AbortSignal) =>
    timed(callWithMetadata(listWhaleFlowsEndpoint, flowsInput(asked), { signal })),
  correlations: (signal: AbortSignal) =>
    timed(callWithMetadata(getCorrelationsEndpoint, {}, { signal })),
};
