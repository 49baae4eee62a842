import type { Endpoint } from "../http/endpoint.ts";
import { toAppError } from "../errors.ts";
import type { AppContext } from "./context.ts";

type Handle = (ctx: AppContext, input: never) => Promise<unknown>;

/** A cron route's verb that leaves a note of how each call ended, for health and for whoever looks after it. */
export function noteLoop(endpoint: Pick<Endpoint, "access" | "path">, handle: Handle): Handle {
  if (endpoint.access !== "cron") return handle;
  const loop = endpoint.path.replace("/api/cron/", "");
  return async (ctx, input) => {
    const started = performance.now();
    try {
      const result = await handle(ctx, input);
      await note(ctx, loop, started, null);
      return result;
    } catch (error) {
      await note(ctx, loop, started, toAppError(error).message);
      throw error;
    }
  };
}

/** A database that is down says so by the call itself. */
async function note(
  { service, log }: AppContext,
  loop: string,
  started: number,
  error: string | null,
) {
  const { error: failure } = await service.rpc("note_loop_run", {
    p_loop: loop,
    p_duration_ms: Math.round(performance.now() - started),
    ...(error !== null && { p_error: error }),
  });
  if (failure) log("warn", "a loop's run was not noted", { loop, error: failure.message });
}
