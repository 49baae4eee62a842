import { describe, expect, it } from "vitest";
import { readSourceQuery } from "@/lib/workflows/read-source-query.ts";
import { toSourceConfig, toSourceGraph, toSourceHref } from "@/lib/workflows/source-workflow.ts";

const paramsOf = (href: string) =>
  Object.fromEntries(new URL(href, "http://localhost").searchParams) as Record<string, string>;

describe("toSourceConfig", () => {
  it.each([
    {
      name: "numbers",
      query: { volume_min: "10000", limit: "5" },
      want: { volume_min: 10_000, limit: 5 },
    },
    {
      name: "booleans",
      query: { closed: "false", exclude_mm: "true" },
      want: { closed: false, exclude_mm: true },
    },
    {
      name: "texts that look like numbers",
      query: { q: "2028", market: "12" },
      want: { q: "2028", market: "12" },
    },
    {
      name: "what is typed already",
      query: { min_usd: 5, by: "wallets" },
      want: { min_usd: 5, by: "wallets" },
    },
    {
      name: "what cannot be read, as it stands",
      query: { price_min: "low" },
      want: { price_min: "low" },
    },
    { name: "nothing that is empty", query: { q: "", tag: undefined }, want: {} },
  ])("takes $name", ({ query, want }) => {
    expect(toSourceConfig(query)).toEqual(want);
  });
});

describe("readSourceQuery", () => {
  it.each([
    {
      type: "polymarket-stream",
      config: { category: "Sports", volume_min: "10000", sort: "-liquidity" },
    },
    { type: "whale-trades", config: { window: "24h", min_usd: "5000", exclude_mm: "true" } },
    { type: "whale-scoreboard", config: { gated: true, limit: 25 } },
    { type: "unusual-activity", config: { by: "wallets", window: "7d", min_score: "0.5" } },
    { type: "wallet", config: { address: `0x${"a".repeat(40)}`, part: "positions" } },
    { type: "events", config: { category: "Politics" } },
  ])("reads $type back from its own link and can run it", ({ type, config }) => {
    const query = { type, config, label: "My rows" };
    const offer = readSourceQuery(paramsOf(toSourceHref(query)));
    expect(offer).toMatchObject({ name: "My rows", problems: [], graph: toSourceGraph(query) });
  });

  it.each([
    { name: "no such type", params: { source: "toString" }, field: "source" },
    { name: "a type that is no source", params: { source: "webhook" }, field: "source" },
    { name: "no JSON", params: { source: "events", config: "{" }, field: "config" },
    { name: "a list", params: { source: "events", config: "[]" }, field: "config" },
    {
      name: "an unknown field",
      params: { source: "events", config: '{"volume":1}' },
      field: "volume",
    },
    {
      name: "a wrong value",
      params: { source: "polymarket-stream", config: '{"price_min":5}' },
      field: "price_min",
    },
  ])("names the field of $name", ({ params, field }) => {
    const offer = readSourceQuery(params);
    expect(offer?.problems.map((problem) => problem.field)).toEqual([field]);
  });

  it("offers nothing where nothing was asked", () => {
    expect(readSourceQuery({})).toBeNull();
  });
});
