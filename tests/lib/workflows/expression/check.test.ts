import { describe, expect, it } from "vitest";
import { z } from "zod";
import { marketSchema } from "@/lib/markets/schema";
import { checkExpression } from "@/lib/workflows/expression/expression";
import { rowTypeOf, typeOfValue, typeOfZod, UNKNOWN } from "@/lib/workflows/expression/value-type";

const market = rowTypeOf(typeOfZod(z.array(marketSchema)));
const variables = typeOfValue({ least: 5, name: "x" });
const check = (source: string) => checkExpression(source, market, variables);

describe("types of expressions over a market", () => {
  it.each([
    ["price", "number"],
    ["title", "text"],
    ["endDate", "date"],
    ["closed", "boolean"],
    ["tags", "list"],
    ["momentum", "record"],
    ["momentum.value", "number"],
    ["outcomes[0].price", "number"],
    ["first(outcomes).name", "text"],
    ["price > 0.5", "boolean"],
    ["if(closed, 1, null)", "number"],
    ["if(closed, 1, 'x')", "unknown"],
    ["liquidity ?? 0", "number"],
    ["where(outcomes, price > 0.5)", "list"],
    ["sum(outcomes, price)", "number"],
    ["$least", "number"],
    ["{{name}}", "text"],
    ["iso(now())", "date"],
    ["min(price, 0.5)", "number"],
  ])("%s is a %s", (source, kind) => {
    expect(check(source)).toMatchObject({ type: { kind }, messages: [] });
  });
});

describe("what is wrong is named with its remedy", () => {
  it.each([
    ["volme24h > 1", "unknown field `volme24h`; did you mean `volume24h`? (at character 1)"],
    ["volume_24h > 1", "unknown field `volume_24h`; did you mean `volume24h`? (at character 1)"],
    ["1 + pirce", "unknown field `pirce`; did you mean `price`? (at character 5)"],
    ["now - 5", "unknown field `now`; a function is called with brackets: now() (at character 1)"],
    ["category == Sports", /unknown field `Sports`; text stands in quotes: "Sports"/],
    ["outcomes[0].prize", "unknown field `prize`; did you mean `price`? (at character 1)"],
    ["momentum > 1", /does not compare a record; name a field of it, such as \.value/],
    ["momentum + 1", /name a field of it, such as \.value/],
    ["tags == 'a'", /use `value in list`/],
    [
      "title > 5",
      "> compares text with a number; turn text into a number with number(…) (at character 1)",
    ],
    ["endDate < now()", /compare milliseconds: date\(…\)/],
    ["endDate - 1", /days_until/],
    ["title + 'x'", /concat/],
    ["closed > true", /no order/],
    ["price and closed", /a condition is true or false, and this is a number/],
    ["not price", /a condition/],
    ["price ? 1 : 2", /a condition/],
    ["round(title)", /round takes a number, and this is text; turn it into one with number/],
    ["max(title, 1)", /max takes a number, and this is text/],
    ["days_until(closed)", /days_until takes a date/],
    ["count(price)", /count takes a list/],
    ["count(outcomes, name)", /a condition/],
    ["count(outcomes, nam == 'Yes')", /did you mean `name`/],
    ["title.length", /text has no field `length`/],
    ["outcomes.name", /take an element of it: list\[0\]/],
    ["tags['x']", /indexed by a number/],
    ["price[0]", /has no elements/],
    ["1 in title", /contains/],
    ["$leest", "there is no variable leest; did you mean least? (at character 1)"],
    ["{{nobody}}", /add it to the workflow's variables/],
  ])("%s", (source, want) => {
    const [message] = check(source).messages;
    expect(message).toMatch(want);
  });

  it("all at once", () => {
    expect(check("volme24h > 1 and titel == 'x'").messages).toHaveLength(2);
  });
});

it("what is not known is no reason to refuse", () => {
  for (const source of ["anything.at.all > 1", "a + b", "count(c, d > 1)", "e[0]"])
    expect(checkExpression(source, UNKNOWN, UNKNOWN)).toMatchObject({ messages: [] });
});
