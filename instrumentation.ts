import type { Instrumentation } from "next";

/** Once a server process: a bad environment is named at once, and what dead processes left behind is closed. */
export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { startHousekeeping } = await import("@/lib/server/housekeeping.ts");
  startHousekeeping();
  const { startQueueLoop } = await import("@/lib/server/work-queue.ts");
  startQueueLoop();
}

/** What a page or a proxy threw; routes log their own. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { log } = await import("@/lib/server/log.ts");
  const path = request.path.split("?")[0];
  log("error", "page failed", { method: request.method, path, kind: context.routeType, error });
};
