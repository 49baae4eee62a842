import { describe, expect, it } from "vitest";
import { z } from "zod";
import { marketSchema } from "@/lib/markets/schema";
import { completeExpression } from "@/lib/workflows/expression/complete-expression";
import { typeOfValue } from "@/lib/workflows/expression/value-type";

const schema = z.toJSONSchema(z.array(marketSchema), { unrepresentable: "any" });
const variables = typeOfValue({ least: 5, other: "x" });

/** The cursor is the bar. */
const complete = (marked: string) => {
  const cursor = marked.indexOf("|");
  const { from, to, options } = completeExpression(marked.replace("|", ""), cursor, {
    schema,
    variables,
  });
  return { from, to, labels: options.map(({ label }) => label) };
};

describe("completion offers", () => {
  it.each([
    ["vol|", ["volume24h", "volumeTotal"]],
    ["price > 0.5 and clo|", ["closed"]],
    ["liq|uid", ["liquidity"]],
    ["outcomes[0].|", ["name", "tokenId", "price"]],
    ["first(outcomes).pr|", ["price"]],
    ["momentum.val|", ["value"]],
    ["count(outcomes, tok|", ["tokenId"]],
    ["any(where(outcomes, price > 0), tok|", ["tokenId"]],
    ["$le|", ["least"]],
    ["{{ |", ["least", "other"]],
    ["days_u|", ["days_until"]],
    ["title.|", []],
    ["'open pri|", []],
  ])("%s → %j", (marked, want) => {
    expect(complete(marked).labels.slice(0, Math.max(want.length, 0))).toEqual(want);
  });

  it("fields first, then functions and words, and what it replaces", () => {
    const { from, to, labels } = complete("1 + |xyz");
    expect([from, to]).toEqual([4, 7]);
    expect(labels[0]).toBe("id");
    expect(labels).toEqual(expect.arrayContaining(["price", "round", "and"]));
  });

  it("what to insert: a bracket after a function, both braces after a variable", () => {
    const { options } = completeExpression("roun", 4, {});
    expect(options[0]).toMatchObject({
      insert: "round(",
      detail: expect.stringContaining("round(x, digits)"),
    });
    expect(completeExpression("{{le", 4, { variables }).options[0]?.insert).toBe("least}}");
  });
});
