import type { Context } from "../context.ts";
import type { Metadata } from "../http/endpoint.ts";

export const pageMetadata = (
  { origin }: Pick<Context, "origin">,
  { limit, offset }: { limit: number; offset: number },
  total: number,
): Metadata => ({ total, limit, page: Math.floor(offset / limit) + 1, source: origin });
