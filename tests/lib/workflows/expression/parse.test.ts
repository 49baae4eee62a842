import { describe, expect, it } from "vitest";
import { expressionSchema } from "@/lib/workflows/expression/expression";

const problemOf = (source: string) => expressionSchema.safeParse(source).error?.issues[0]?.message;

describe("what cannot be read is told with its place and its remedy", () => {
  it.each([
    ["", /Too small/],
    ["  ", /empty \(at character 3\)/],
    ["price >", /ends where a value is due \(at character 8\)/],
    ["price = 1", /write == \(at character 7\)/],
    ["a === 1", /write ==/],
    ["a && b", /write and \(at character 3\)/],
    ["a || b", /write or/],
    ["!a", /write not/],
    ["a <> 1", /write !=/],
    ["2 ** 3", /pow/],
    ["a b", /`b` is unexpected; is an operator or a comma missing\?/],
    ["(1 + 2", /\) is missing before the end/],
    ["[1, 2", /\] is missing/],
    ["f(1, ", /ends where/],
    ["1 < 2 < 3", /do not chain/],
    ["a ? 1", /: is missing/],
    ["'open", /no end; close it with '/],
    ["1e999", /too large/],
    ["a.1", /unexpected/],
    ["a. + 1", /dot is followed by/],
    ["a not 1", /followed by `in`/],
    ["and", /A value is due/],
    ["#", /means nothing here/],
    ["😀", /"😀" means nothing/],
    ["a; b", /means nothing/],
    ["{a: 1}", /variable is written/],
    ["x => x", /.*/],
    ["`a`", /quotes/],
    ["pric(1)", /unknown function `pric`/],
    ["rond(1)", /did you mean `round`\?/],
    ["eval('1')", /unknown function `eval`/],
    ["Function('return 1')()", /unexpected|unknown function/],
    ["round()", /round takes 1 to 2 arguments: round\(x, digits\)/],
    ["abs(1, 2)", /abs takes 1 argument/],
    ["'a' + 1", /join texts with concat/],
  ])("%j", (source, want) => {
    expect(problemOf(source)).toMatch(want);
  });
});

describe("depth and length are bounded", () => {
  it.each([
    ["brackets", "(".repeat(900) + "1" + ")".repeat(900)],
    ["minus signs", "-".repeat(1500) + "1"],
    ["not", "not ".repeat(450) + "true"],
    ["a long chain", "1" + "+1".repeat(900)],
    ["lists", "[".repeat(900)],
    ["choices", "a ? ".repeat(400)],
    ["members", "a" + ".b".repeat(900)],
    ["calls", "abs(".repeat(400)],
    ["indices", "a" + "[0]".repeat(600)],
  ])("%s", (_, source) => {
    expect(problemOf(source)).toMatch(/nests at most 100 deep/);
  });

  it("length", () => {
    expect(problemOf("1".repeat(100_000))).toMatch(/Too big/);
  });
});
