import type { z } from "zod";
import { fetchJson } from "../http/fetch-json.ts";
import type { JsonFetcher } from "../http/json-request.ts";
import { readUpstreamFault } from "../http/upstream-fault.ts";

export type PolymarketUrls = { gamma: string; clob: string; data: string };

/** Where the three APIs are and how they are reached. */
export type Upstream = { urls: PolymarketUrls; http: JsonFetcher };

/** Every request ends with the signal; `deadline` bounds the retries of this one call (45 s without it). */
export type RequestOptions = {
  signal: AbortSignal;
  deadline?: Date;
  /** Requests of one lane wait for each other; lanes take turns at the budget. */
  lane?: string;
};

type Scalar = string | number | boolean;
/** A list repeats its key; null and undefined are left out. */
export type Query = Record<string, Scalar | readonly Scalar[] | null | undefined>;

type Call<S extends z.ZodType> = { path: string; query?: Query; body?: unknown; schema: S };

export function ask<S extends z.ZodType>(
  { http, urls }: Upstream,
  api: keyof PolymarketUrls,
  { path, query = {}, body, schema }: Call<S>,
  { signal, deadline, lane }: RequestOptions,
): Promise<z.output<S>> {
  const url = new URL(urls[api].replace(/\/$/, "") + path);
  for (const [key, value] of Object.entries(query))
    for (const item of Array.isArray(value) ? value : [value])
      if (item !== null && item !== undefined) url.searchParams.append(key, String(item));
  return fetchJson(http, {
    url,
    schema,
    body,
    signal,
    // One local server may play all three.
    circuit: `${api} ${url.host}`,
    ...(deadline && { deadline }),
    ...(lane !== undefined && { lane }),
  });
}

/** The status with which the upstream refused, when that is why a call failed. */
export const refusedWith = (error: unknown): number | null =>
  readUpstreamFault(error)?.status ?? null;

export async function nullWhenMissing<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (refusedWith(error) === 404) return null;
    throw error;
  }
}
