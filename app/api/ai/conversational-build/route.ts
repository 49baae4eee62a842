import { bind, routes } from "@/lib/server/route.ts";
import { conversationalBuildEndpoint } from "@/lib/copilot/api.ts";
import { conversationalBuild } from "@/lib/copilot/conversational-build.ts";

/** Seconds; two answers of a model, each held to its own limit. */
export const maxDuration = 300;

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(conversationalBuildEndpoint, conversationalBuild),
);
