import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import type { LlmRequest } from "@/lib/llm/llm";
import type { MarketQuery } from "@/lib/workflows/node";
import { findProblems } from "@/lib/workflows/find-problems";
import { end } from "@/lib/workflows/nodes/end";
import { filter } from "@/lib/workflows/nodes/filter";
import { nodeTypeByName, nodeTypes } from "@/lib/workflows/nodes";
import { llmAnalysis } from "@/lib/workflows/nodes/llm-analysis";
import { polymarketStream } from "@/lib/workflows/nodes/polymarket-stream";
import { start } from "@/lib/workflows/nodes/start";
import { makeMarket, makeNodeContext } from "@/tests/support/make";
import { testNode } from "@/tests/support/node-contract";

const big = makeMarket({
  id: "big",
  title: "Will BTC rise?",
  volume24h: 9000,
  price: 0.4,
  tags: ["Crypto"],
});
const small = makeMarket({ id: "small", category: null, volume24h: 10, price: 0.9 });
const unknown = makeMarket({ id: "unknown", volume24h: null, price: null, endDate: null });
const all = [big, small, unknown];

const where = (field: string, operator: string, value?: unknown) => ({
  conditions: [{ field, operator, ...(value !== undefined && { value }) }],
});

testNode(start, {
  gives: [
    {
      name: "gives the variables",
      config: {},
      ctx: { variables: { least: 5 } },
      output: { least: 5 },
    },
    { name: "gives an empty object without any", config: {}, output: {} },
  ],
  refusesConfig: [{ name: "a field that it does not know", config: { x: 1 }, field: "x" }],
  refusesInput: [],
});

testNode(end, {
  gives: [
    { name: "gives its input", config: {}, input: [1, null], output: [1, null] },
    { name: "gives null for nothing", config: {}, output: null },
  ],
  refusesConfig: [{ name: "a field that it does not know", config: { x: 1 }, field: "x" }],
  refusesInput: [],
});

testNode(polymarketStream, {
  gives: [
    {
      name: "gives what the port returns",
      config: {},
      ctx: { markets: { list: async () => all } },
      output: all,
    },
    {
      name: "gives an empty list where nothing matches",
      config: {},
      ctx: { markets: { list: async () => [] } },
      output: [],
    },
  ],
  refusesConfig: [
    { name: "too high a limit", config: { limit: 1001 }, field: "limit" },
    { name: "text for a number", config: { volume_min: "10" }, field: "volume_min" },
    { name: "a price above one", config: { price_max: 1.5 }, field: "price_max" },
    { name: "an order that is none", config: { sort: "luck" }, field: "sort" },
    { name: "a field that it does not know", config: { volumeMin: 1 }, field: "volumeMin" },
  ],
  refusesInput: [],
});

testNode(filter, {
  gives: [
    {
      name: "keeps what is above",
      config: where("volume24h", "gt", 5000),
      input: all,
      output: [big],
    },
    {
      name: "keeps what is below; unknown is not below",
      config: where("volume24h", "lt", 5000),
      input: all,
      output: [small],
    },
    {
      name: "gte takes the edge",
      config: where("volume24h", "gte", 9000),
      input: all,
      output: [big],
    },
    {
      name: "lte takes the edge",
      config: where("volume24h", "lte", 10),
      input: all,
      output: [small],
    },
    {
      name: "reads numbers in text",
      config: where("volume24h", "gt", "5000"),
      input: all,
      output: [big],
    },
    { name: "eq on text is exact", config: where("id", "eq", "big"), input: all, output: [big] },
    {
      name: "neq leaves out unknown",
      config: where("volume24h", "neq", 10),
      input: all,
      output: [big],
    },
    {
      name: "contains ignores case",
      config: where("title", "contains", "btc"),
      input: all,
      output: [big],
    },
    {
      name: "starts_with ignores case",
      config: where("title", "starts_with", "will b"),
      input: all,
      output: [big],
    },
    {
      name: "contains looks into lists",
      config: where("tags", "contains", "crypto"),
      input: all,
      output: [big],
    },
    {
      name: "in takes any of a list",
      config: where("id", "in", ["big", "unknown"]),
      input: all,
      output: [big, unknown],
    },
    {
      name: "is_null keeps the unknown",
      config: where("volume24h", "is_null"),
      input: all,
      output: [unknown],
    },
    {
      name: "not_null keeps the known",
      config: where("category", "not_null"),
      input: all,
      output: [big, unknown],
    },
    {
      name: "compares dates",
      config: where("endDate", "lt", "2027-01-01"),
      input: all,
      output: [big, small],
    },
    { name: "compares booleans", config: where("active", "eq", true), input: all, output: all },
    {
      name: "reads the value of a figure",
      config: where("momentum", "gt", 1),
      input: [{ ...big, momentum: { value: 2 } }, big],
      output: [{ ...big, momentum: { value: 2 } }],
    },
    {
      name: "any keeps what meets one",
      config: {
        match: "any",
        conditions: [
          ...where("id", "eq", "big").conditions,
          ...where("volume24h", "is_null").conditions,
        ],
      },
      input: all,
      output: [big, unknown],
    },
    {
      name: "all keeps what meets each",
      config: {
        match: "all",
        conditions: [
          ...where("price", "lt", 0.5).conditions,
          ...where("volume24h", "gt", 1).conditions,
        ],
      },
      input: all,
      output: [big],
    },
    { name: "keeps all without conditions", config: {}, input: all, output: all },
    { name: "keeps nothing of nothing", config: where("price", "gt", 0), input: [], output: [] },
    {
      name: "reads absent fields as unknown",
      config: where("price", "gt", 0),
      input: [{}],
      output: [],
    },
  ],
  refusesConfig: [
    { name: "no field", config: where("", "eq", 1), field: "conditions.0.field" },
    {
      name: "an unknown operator",
      config: where("price", "matches", "x"),
      field: "conditions.0.operator",
    },
    { name: "no value", config: where("price", "gt"), field: "conditions.0.value" },
    {
      name: "text where a number is compared",
      config: where("price", "gt", "much"),
      field: "conditions.0.value",
    },
    { name: "an order of texts", config: where("title", "gt", "a"), field: "conditions.0.value" },
    { name: "one value for in", config: where("id", "in", "big"), field: "conditions.0.value" },
    { name: "a list for eq", config: where("id", "eq", ["big"]), field: "conditions.0.value" },
    {
      name: "a number for contains",
      config: where("title", "contains", 1),
      field: "conditions.0.value",
    },
  ],
  refusesInput: [
    { name: "an object by source", input: { a: [big] } },
    { name: "text", input: "markets" },
    { name: "nothing", input: null },
    { name: "a list of numbers", input: [1, 2] },
  ],
  refusesArriving: [
    {
      name: "a field that the rows do not have",
      config: where("volme24h", "gt", 1),
      arriving: all,
      field: "conditions.0.field",
      message: /unknown field `volme24h`; did you mean `volume24h`\?/,
    },
    {
      name: "a prototype for a field",
      config: where("__proto__", "eq", 1),
      arriving: all,
      field: "conditions.0.field",
      message: /unknown field/,
    },
    {
      name: "an order of texts",
      config: where("title", "gt", 1),
      arriving: all,
      field: "conditions.0.value",
      message: /title has no order/,
    },
    {
      name: "text where a number is compared",
      config: where("price", "eq", "much"),
      arriving: all,
      field: "conditions.0.value",
      message: /price is compared with a number/,
    },
  ],
  large: {
    name: "10,000 rows",
    config: where("volume24h", "gte", 5000),
    input: Array.from({ length: 10_000 }, (_, index) => ({ volume24h: index })),
    length: 5000,
  },
});

it("filter checks a field of markets also where nothing is joined to it yet", () => {
  const node = { id: "f", type: "filter", config: where("volme24h", "gt", 1) };
  expect(findProblems({ nodes: [node], edges: [] })).toMatchObject([
    { nodeId: "f", field: "conditions.0.field", code: "bad-config" },
  ]);
});

const answer = {
  text: "thin",
  provider: "rules" as const,
  model: "rules-1",
  usage: { inputTokens: 0, outputTokens: 0, usd: 0 },
};
const said = { text: "thin", provider: "rules", model: "rules-1" };
const llm = { complete: async () => answer };

testNode(llmAnalysis, {
  gives: [
    {
      name: "gives the answer without its price",
      config: { prompt: "Sum up" },
      input: all,
      ctx: { llm },
      output: said,
    },
    { name: "takes nothing as null", config: { prompt: "Sum up" }, ctx: { llm }, output: said },
    {
      name: "gives data where there is some",
      config: { prompt: "Sum up" },
      ctx: { llm: { complete: async () => ({ ...answer, data: { a: 1 } }) } },
      output: { ...said, data: { a: 1 } },
    },
  ],
  refusesConfig: [
    { name: "no prompt", config: {}, field: "prompt" },
    { name: "an empty prompt", config: { prompt: "  " }, field: "prompt" },
    { name: "an unknown provider", config: { prompt: "x", provider: "oracle" }, field: "provider" },
    { name: "too many items", config: { prompt: "x", maxItems: 5000 }, field: "maxItems" },
  ],
  refusesInput: [],
});

it("polymarket-stream hands over its filter, its order and the signal", async () => {
  const seen: [MarketQuery, AbortSignal][] = [];
  const { signal } = new AbortController();
  const config = polymarketStream.config.parse({ category: "Sports", volume_min: 5, limit: 10 });
  const list = async (query: MarketQuery, bound: AbortSignal) => {
    seen.push([query, bound]);
    return [];
  };
  await polymarketStream.run({
    config,
    input: undefined,
    ctx: makeNodeContext({ markets: { list }, signal }),
  });
  expect(seen).toEqual([
    [{ category: "Sports", volume_min: 5, limit: 10, sort: "-volume24h" }, signal],
  ]);
});

it("llm-analysis reads the first items only, says so, and counts what it spent", async () => {
  const requests: LlmRequest[] = [];
  const lines: string[] = [];
  let usd = 0;
  const complete = async (request: LlmRequest) => {
    requests.push(request);
    request.onDelta?.("th");
    return { ...answer, usage: { inputTokens: 5, outputTokens: 6, usd: 0.5 } };
  };
  const deltas: string[] = [];
  const config = llmAnalysis.config.parse({
    prompt: "x",
    maxItems: 2,
    model: "m",
    provider: "openai",
  });
  const ctx = makeNodeContext({
    llm: { complete },
    log: (_, message) => lines.push(message),
    delta: (text) => deltas.push(text),
    spend: (usage) => (usd += usage.usd),
  });
  await llmAnalysis.run({ config, input: all, ctx });
  expect(requests[0]).toMatchObject({ input: [big, small], model: "m", provider: "openai" });
  expect(lines).toEqual(["Reads the first 2 of 3 items"]);
  expect(deltas).toEqual(["th"]);
  expect(usd).toBe(0.5);
});

it("llm-analysis reads the first items of each parent", async () => {
  const inputs: unknown[] = [];
  const complete = async ({ input }: LlmRequest) => {
    inputs.push(input);
    return answer;
  };
  const config = llmAnalysis.config.parse({ prompt: "x", maxItems: 1 });
  const ctx = makeNodeContext({ llm: { complete } });
  await llmAnalysis.run({ config, input: { a: all, b: [small], c: "text" }, ctx });
  expect(inputs).toEqual([{ a: [big], b: [small], c: "text" }]);
});

it("every file of the folder is a registered type of that name", () => {
  const files = readdirSync("lib/workflows/nodes").filter((file) => file !== "index.ts");
  expect(files.map((file) => file.replace(".ts", "")).toSorted()).toEqual(
    nodeTypes.map(({ type }) => type).toSorted(),
  );
  expect(nodeTypeByName.size).toBe(nodeTypes.length);
});
