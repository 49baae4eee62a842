import { type Answer, type Call, failed, toResponse } from "./answer.ts";
import { answerClob } from "./clob-routes.ts";
import { answerData } from "./data-routes.ts";
import { prepareDataSource } from "./data-source.ts";
import { answerGamma } from "./gamma-routes.ts";
import { createWorld, type World } from "./world.ts";

export interface DemoOptions {
  seed: number;
  markets: number;
  latencyMs: number;
  now: () => Date;
}

type Route = (world: World, call: Call) => Answer | null;

const ROUTES: Record<string, Route> = { gamma: answerGamma, clob: answerClob, data: answerData };

async function readBody(request: Request): Promise<unknown> {
  if (request.method !== "POST") return null;
  try {
    return await request.json();
  } catch {
    return null;
  }
}

/** Answers under /gamma, /clob and /data as the three services do; what it says follows from the seed, the size and the moment alone. */
export function createDemoHandler(options: DemoOptions): (request: Request) => Promise<Response> {
  let made: World | undefined;
  const world = () => (made ??= createWorld(options.seed, options.markets));

  return async (request) => {
    const url = new URL(request.url);
    const [, service = "", path = ""] = /^\/([^/]*)(.*)$/.exec(url.pathname) ?? [];
    const route = ROUTES[service];
    const call: Call = {
      path,
      query: url.searchParams,
      method: request.method,
      body: await readBody(request),
      now: Math.floor(options.now().getTime() / 1000),
    };
    if (options.latencyMs > 0) {
      await new Promise((resolve) => setTimeout(resolve, options.latencyMs));
    }
    if (service === "data") await prepareDataSource(world(), call.now);
    return toResponse(route?.(world(), call) ?? failed(404, "not found"));
  };
}
