import { describe, expect, it } from "vitest";
import { marketQuery } from "@/lib/markets/market-query";

describe("reading a page's parameters", () => {
  it.each([
    {
      name: "takes filters and sort",
      params: { q: "rain", sort: "-price" },
      want: { q: "rain", sort: "-price" },
    },
    { name: "drops empty fields of a form", params: { q: " ", category: "" }, want: {} },
    { name: "drops the usual sort", params: { sort: "-volume24h" }, want: {} },
    {
      name: "takes the first of several",
      params: { category: ["Sports", "Politics"] },
      want: { category: "Sports" },
    },
    {
      name: "leaves what is no filter",
      params: { offset: "100", cols: "price", __proto__x: "1" },
      want: {},
    },
  ])("$name", ({ params, want }) => expect(marketQuery.read(params)).toEqual(want));
});

it("writes the same filter as a link, encoded", () => {
  expect(marketQuery.toHref("/discovery", { q: "a&b=c" }, { offset: 100 })).toBe(
    "/discovery?q=a%26b%3Dc&offset=100",
  );
  expect(marketQuery.toHref("/discovery", {})).toBe("/discovery");
});
