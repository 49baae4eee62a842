import { toAppError } from "../errors.ts";
import { type Answer, type Call, failed, toResponse } from "./answer.ts";
import { createRecordedClob } from "./recorded-clob.ts";
import { createRecordedData } from "./recorded-data.ts";
import { openRecordedFiles } from "./recorded-files.ts";
import { ACTIVE_MARKETS, createRecordedGamma } from "./recorded-gamma.ts";

type Options = { dir: string; now(): Date; latencyMs?: number };

/** Answers under /gamma, /clob and /data from a folder of recorded answers; a file is read when it is first needed. */
export function createRecordedHandler({
  dir,
  now,
  latencyMs = 0,
}: Options): (request: Request) => Promise<Response> {
  const files = openRecordedFiles(dir, ACTIVE_MARKETS);
  const services: Record<string, (call: Call) => Promise<Answer | null>> = {
    gamma: createRecordedGamma(files),
    clob: createRecordedClob(files),
    data: createRecordedData(files),
  };
  return async (request) => {
    const url = new URL(request.url);
    const [, service = "", path = ""] = /^\/([^/]*)(.*)$/.exec(url.pathname) ?? [];
    const call: Call = {
      path: path.length > 1 ? path.replace(/\/$/, "") : path,
      query: url.searchParams,
      method: request.method,
      body: request.method === "POST" ? await request.json().catch(() => null) : null,
      now: Math.floor(now().getTime() / 1000),
    };
    if (latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, latencyMs));
    try {
      return toResponse((await services[service]?.(call)) ?? failed(404, "not found"));
    } catch (error) {
      const { status, message } = toAppError(error);
      return toResponse(failed(status, message));
    }
  };
}
