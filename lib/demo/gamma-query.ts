import { type Answer, invalid } from "./answer.ts";
import type { EventSpec } from "./market-spec.ts";
import { ALL_TAGS } from "./tags.ts";

const MOST_OFFSET = 2000;

export interface ListQuery {
  limit: number;
  offset: number;
  closed: boolean | null;
  cursor: string | null;
  order: string | null;
  ascending: boolean;
  ids: string[];
  slugs: string[];
  conditionIds: string[];
  tokenIds: string[];
  tagSlugs: string[];
  withoutTagSlugs: string[];
  title: string | null;
  includeTag: boolean;
  /** Inclusive ranges by the name of what they bound; dates in unix seconds. */
  ranges: Partial<Record<RangeName, { min: number; max: number }>>;
}

const RANGES = ["volume", "liquidity", "start", "end"] as const;
type RangeName = (typeof RANGES)[number];

function tagSlugsOf(ids: string[], slugs: string[]): string[] {
  const byId = ids.map((id) => ALL_TAGS.find((tag) => tag.id === id)?.slug ?? "");
  return [...byId, ...slugs];
}

function boolean(value: string | null): boolean | null {
  return value === "true" ? true : value === "false" ? false : null;
}

function bound(query: URLSearchParams, name: RangeName, end: "min" | "max"): number | null {
  const isDate = name === "start" || name === "end";
  const names = isDate ? [`${name}_date_${end}`] : [`${name}_${end}`, `${name}_num_${end}`];
  const value = names.map((key) => query.get(key)).find((found) => found);
  if (!value) return null;
  return isDate ? Date.parse(value) / 1000 : Number(value);
}

function rangesOf(query: URLSearchParams): ListQuery["ranges"] {
  const ranges: ListQuery["ranges"] = {};
  for (const name of RANGES) {
    const min = bound(query, name, "min");
    const max = bound(query, name, "max");
    if (min === null && max === null) continue;
    ranges[name] = { min: min ?? Number.NEGATIVE_INFINITY, max: max ?? Number.POSITIVE_INFINITY };
  }
  return ranges;
}

interface PageKind {
  path: "events" | "markets";
  keyset: boolean;
  /** Rows a page at most; a larger wish is clamped without a word. */
  most: number;
}

function wholeNumber(value: string | null, fallback: number): number | null {
  const number = value === null || value === "" ? fallback : Number(value);
  return Number.isInteger(number) && number >= 0 ? number : null;
}

function refusalOf(query: URLSearchParams, kind: PageKind): string | null {
  const offset = wholeNumber(query.get("offset"), 0);
  if (wholeNumber(query.get("limit"), 0) === null) return "limit is invalid";
  if (offset === null) return "offset is invalid";
  if (kind.keyset && query.has("offset")) {
    return "offset is not supported on keyset pagination, use after_cursor";
  }
  if (offset > MOST_OFFSET) {
    return `offset too large, use /${kind.path}/keyset for deeper pagination`;
  }
  if (query.getAll("condition_ids").length > 100) return "condition_ids: at most 100";
  const ranges = Object.values(rangesOf(query));
  const unreadable = ranges.some(({ min, max }) => Number.isNaN(min) || Number.isNaN(max));
  return unreadable ? "range is invalid" : null;
}

/** Reads the parameters of a list; unknown names are ignored. */
export function readListQuery(query: URLSearchParams, kind: PageKind): ListQuery | Answer {
  const refusal = refusalOf(query, kind);
  if (refusal !== null) return invalid(refusal);
  const limit = wholeNumber(query.get("limit"), kind.keyset ? 20 : kind.most) ?? 0;
  return {
    limit: Math.min(limit, kind.most),
    offset: wholeNumber(query.get("offset"), 0) ?? 0,
    closed: boolean(query.get("closed")) ?? (kind.path === "markets" ? false : null),
    cursor: kind.keyset ? query.get("after_cursor") : null,
    order: query.get("order"),
    ascending: query.get("ascending") !== "false",
    ids: query.getAll("id"),
    slugs: query.getAll("slug"),
    conditionIds: query.getAll("condition_ids"),
    tokenIds: query.getAll("clob_token_ids"),
    tagSlugs: tagSlugsOf(query.getAll("tag_id"), query.getAll("tag_slug")),
    withoutTagSlugs: tagSlugsOf(query.getAll("exclude_tag_id"), []),
    title: query.get("title_search")?.toLowerCase() ?? null,
    includeTag: query.get("include_tag") === "true",
    ranges: rangesOf(query),
  };
}

/** The part of a query that an event decides alone. */
export function eventMatches(event: EventSpec, query: ListQuery): boolean {
  const tags: readonly string[] = event.draft.tags;
  if (query.tagSlugs.length > 0 && !query.tagSlugs.some((slug) => tags.includes(slug)))
    return false;
  if (query.withoutTagSlugs.some((slug) => tags.includes(slug))) return false;
  return query.title === null || event.draft.title.toLowerCase().includes(query.title);
}
