import type { ListEventsInput } from "./schema.ts";

const KEYS = [
  "q",
  "category",
  "tag",
  "closed",
  "sort",
] as const satisfies readonly (keyof ListEventsInput)[];

/** The list of events as it stands in a URL; the server parses and judges it. */
export type EventQuery = Partial<Record<(typeof KEYS)[number], string>>;

export const eventQuery = {
  defaultSort: "-volume24h",

  read(params: Record<string, string | string[] | undefined>): EventQuery {
    const query: EventQuery = {};
    for (const key of KEYS) {
      const value = params[key];
      const text = (Array.isArray(value) ? value[0] : value)?.trim();
      if (text && !(key === "sort" && text === eventQuery.defaultSort)) query[key] = text;
    }
    return query;
  },

  toHref(query: EventQuery, extra: Record<string, string | number> = {}): string {
    const search = new URLSearchParams(query);
    for (const [key, value] of Object.entries(extra)) search.set(key, String(value));
    return search.size > 0 ? `/events?${search}` : "/events";
  },
};
