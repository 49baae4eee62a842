import { describe, expect, it } from "vitest";
import { z } from "zod";
import {
  conditionFields,
  conditionOperators,
  readField,
  toConfigFields,
  toLabel,
  writeField,
} from "@/lib/workflows/config-form";
import { describeConfig } from "@/lib/workflows/describe-config";
import { toCell, toOutputTable } from "@/lib/workflows/output-table";

const template = z.string().regex(/^\{\{.+\}\}$/);
const schema = z.toJSONSchema(
  z.strictObject({
    prompt: z.string().min(1).describe("What to ask"),
    provider: z.enum(["openai", "rules"]).optional(),
    limit: z.number().int().min(1).max(1000).default(100),
    volume_min: z.union([z.number().min(0), template]).optional(),
    active: z.boolean().optional(),
    category: z
      .string()
      .optional()
      .meta({ examples: ["Sports", "Crypto"] }),
    tags: z.array(z.string()).optional(),
    match: z.enum(["all", "any"]).default("all"),
    conditions: z.array(
      z.object({
        field: z.string().meta({ examples: ["volume24h"] }),
        operator: z.enum(["eq", "gt"]),
        value: z.unknown(),
      }),
    ),
    outputSchema: z.record(z.string(), z.unknown()).optional(),
    note: z.string().nullable().optional(),
    free: z.unknown().optional(),
  }),
  { io: "input", unrepresentable: "any" },
) as Record<string, unknown>;

const fields = toConfigFields(schema);
const field = (name: string) => {
  const found = fields.find((each) => each.name === name);
  if (!found) throw new Error(`no field ${name}`);
  return found;
};

describe("toConfigFields", () => {
  it.each([
    ["prompt", { widget: "prompt", isRequired: true, help: "What to ask" }],
    ["provider", { widget: "select", isRequired: false, options: ["openai", "rules"] }],
    ["limit", { widget: "number", isWhole: true, min: 1, max: 1000, placeholder: "100" }],
    ["volume_min", { widget: "number", takesTemplate: true, isWhole: false, min: 0 }],
    ["active", { widget: "switch" }],
    ["category", { widget: "text", suggestions: ["Sports", "Crypto"], placeholder: "Sports" }],
    ["tags", { widget: "list" }],
    ["conditions", { widget: "conditions", isRequired: true }],
    ["outputSchema", { widget: "json" }],
    ["note", { widget: "text" }],
    ["free", { widget: "json" }],
  ])("draws %s", (name, want) => expect(field(name)).toMatchObject(want));

  it("reads operators and fields of a condition from the schema", () => {
    expect(conditionOperators(schema, "conditions")).toEqual(["eq", "gt"]);
    expect(conditionFields(schema, "conditions")).toEqual(["volume24h"]);
  });

  it.each([[{}], [{ properties: null }], [{ properties: { a: true } }]])(
    "survives the schema %j",
    (hostile) => expect(Array.isArray(toConfigFields(hostile))).toBe(true),
  );
});

describe("readField", () => {
  it.each([
    ["limit", "25", { value: 25 }],
    ["limit", "1,000", { value: 1000 }],
    ["limit", "", { value: undefined }],
    ["limit", "2.5", { error: "must be a whole number" }],
    ["limit", "0", { error: "must be at least 1" }],
    ["limit", "1001", { error: "must be at most 1000" }],
    ["limit", "many", { error: "must be a number" }],
    ["limit", "{{n}}", { value: "{{n}}" }],
    ["volume_min", "{{minVolume}}", { value: "{{minVolume}}" }],
    ["prompt", " two words ", { value: " two words " }],
    ["tags", "a, b ,,c", { value: ["a", "b", "c"] }],
    ["outputSchema", '{"a":1}', { value: { a: 1 } }],
  ])("reads %s from %j", (name, typed, want) =>
    expect(readField(field(name), typed)).toEqual(want),
  );

  it("says what is wrong with JSON", () =>
    expect(readField(field("outputSchema"), "{")).toHaveProperty("error"));

  it.each([
    ["limit", 25, "25"],
    ["tags", ["a", "b"], "a, b"],
    ["outputSchema", { a: 1 }, '{\n  "a": 1\n}'],
    ["prompt", undefined, ""],
    ["prompt", 7, "7"],
  ])("writes %s %j", (name, value, want) => expect(writeField(field(name), value)).toBe(want));
});

it.each([
  ["volume_min", "Volume min"],
  ["maxItems", "Max items"],
  ["q", "Q"],
])("labels %s", (name, want) => expect(toLabel(name)).toBe(want));

describe("describeConfig", () => {
  it.each([
    [{}, ""],
    [{ category: "Sports", volume_min: 10_000, limit: 10 }, "Sports · volume_min 10K · limit 10"],
    [
      { match: "all", conditions: [{ field: "volume24h", operator: "gt", value: 5000 }] },
      "volume24h > 5K",
    ],
    [{ conditions: [{ field: "endDate", operator: "is_null" }] }, "endDate is unknown"],
    [{ prompt: "Rank\n these" }, "Rank these"],
    [{ active: false, tags: ["a", "b"] }, "not active · a, b"],
    [{ conditions: [null, { a: 1 }] }, "conditions ×2"],
  ])("says %j", (config, want) => expect(describeConfig(config)).toBe(want));
});

describe("toOutputTable", () => {
  it.each([
    { name: "a list of objects", value: [{ id: 1, title: "x" }], want: ["title", "id"] },
    { name: "a list inside an object", value: { data: [{ b: 1 }] }, want: ["b"] },
    { name: "a list two levels down", value: { data: { items: [{ b: 1 }] } }, want: ["b"] },
  ])("finds $name", ({ value, want }) => expect(toOutputTable(value)?.columns).toEqual(want));

  it.each([[null], [7], ["text"], [[1, 2]], [[{ a: 1 }, 2]], [[]], [{ a: 1 }]])(
    "makes no table of %j",
    (value) => expect(toOutputTable(value)).toBeNull(),
  );

  it.each([
    [null, "—"],
    [undefined, "—"],
    [0, "0"],
    [1_234_567.891_23, "1,234,567.8912"],
    ["<img onerror=alert(1)>", "<img onerror=alert(1)>"],
    [{ a: 1 }, '{"a":1}'],
  ])("shows %j as %s", (value, want) => expect(toCell(value)).toBe(want));
});
