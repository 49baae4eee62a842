import { expect, it } from "vitest";
import { exportFile } from "@/lib/workflows/nodes/export";
import { sentiment } from "@/lib/workflows/nodes/sentiment";
import { makeNodeContext } from "@/tests/support/make";
import { testNode } from "@/tests/support/node-contract";

const scored = (score: number | null, words: number, known: number, field: string | null) => ({
  sentiment: score,
  sentimentWords: words,
  sentimentKnownWords: known,
  sentimentField: field,
});
const many = Array.from({ length: 2000 }, (_, id) => ({
  id: `m${id}`,
  title: `Will ${id} win a great victory?`,
}));

testNode(sentiment, {
  gives: [
    {
      name: "scores the title of each row and says how many words it knew",
      config: {},
      input: [{ id: "a", title: "A great and happy success" }],
      output: [{ id: "a", title: "A great and happy success", ...scored(0.91, 5, 3, "title") }],
    },
    {
      name: "scores the worst below nothing",
      config: { field: "body" },
      input: [{ title: "great", body: "A terrible disaster" }],
      output: [{ title: "great", body: "A terrible disaster", ...scored(-0.802, 3, 2, "body") }],
    },
    {
      name: "knows nothing of neutral words: null and not 0",
      config: {},
      input: [{ title: "The table stands there" }],
      output: [{ title: "The table stands there", ...scored(null, 4, 0, "title") }],
    },
    {
      name: "takes a null field and a row without text as unknown",
      config: { field: "title" },
      input: [{ title: null }, {}, { title: "" }],
      output: [
        { title: null, ...scored(null, 0, 0, null) },
        scored(null, 0, 0, null),
        { title: "", ...scored(null, 0, 0, null) },
      ],
    },
    {
      name: "reaches no object's prototype",
      config: { field: "constructor" },
      input: [{ title: "great" }],
      output: [{ title: "great", ...scored(null, 0, 0, null) }],
    },
    {
      name: "scores a word of Object's prototype as unknown",
      config: {},
      input: "constructor hasOwnProperty __proto__",
      output: {
        text: "constructor hasOwnProperty __proto__",
        ...scored(null, 3, 0, "text"),
      },
    },
    {
      name: "scores an analysis as one object",
      config: {},
      input: { text: "good", provider: "rules" },
      output: { text: "good", provider: "rules", ...scored(0.4404, 1, 1, "text") },
    },
    { name: "gives nothing of nothing", config: {}, input: [], output: [] },
  ],
  refusesConfig: [
    { name: "an empty field", config: { field: " " }, field: "field" },
    { name: "no rows at all", config: { maxItems: 0 }, field: "maxItems" },
    { name: "a field that it does not know", config: { model: "x" }, field: "model" },
  ],
  refusesInput: [],
  fails: [
    { name: "more rows than allowed", config: { maxItems: 1 }, input: many, code: "BAD_INPUT" },
  ],
  large: {
    name: "two thousand",
    config: { maxItems: 2000 },
    input: many,
    length: 2000,
    withinMs: 4500,
  },
});

it("sentiment: stops between turns when the run does", async () => {
  const stop = new AbortController();
  setTimeout(() => stop.abort(), 5);
  const config = sentiment.config.parse({ maxItems: 2000 });
  const ctx = makeNodeContext({ signal: stop.signal });
  await expect(sentiment.run({ config, input: many, ctx })).rejects.toThrow(/abort/i);
});

it("sentiment: a hostile text of a million letters takes no time", async () => {
  const text = `${"great ".repeat(200_000)}${"!".repeat(1000)}`;
  const startedAt = performance.now();
  const ctx = makeNodeContext();
  await sentiment.run({ config: sentiment.config.parse({}), input: text, ctx });
  expect(performance.now() - startedAt).toBeLessThan(2000);
});

const file = { fileName: "export.csv", contentType: "text/csv; charset=utf-8" };
const json = { fileName: "export.json", contentType: "application/json" };

testNode(exportFile, {
  gives: [
    {
      name: "writes a column a field, unknown as an empty cell",
      config: {},
      input: [
        { id: "a", price: 0.5 },
        { id: "b", price: null, tags: ["x", 'y"'] },
      ],
      output: {
        ...file,
        rows: 2,
        text: '"id","price","tags"\r\n"a",0.5,\r\n"b",,"[""x"",""y\\""""]"\r\n',
      },
    },
    {
      name: "runs no formula",
      config: { columns: ["t"] },
      input: [{ t: "=1+1" }, { t: "@x" }, { t: "-1" }, { t: "\tx" }, { t: -1 }],
      output: {
        ...file,
        rows: 5,
        text: `"t"\r\n"'=1+1"\r\n"'@x"\r\n"'-1"\r\n"'\tx"\r\n-1\r\n`,
      },
    },
    {
      name: "runs no formula in a header",
      config: {},
      input: [{ "=cmd()": 1 }],
      output: { ...file, rows: 1, text: `"'=cmd()"\r\n1\r\n` },
    },
    {
      name: "takes columns in their order; one that no row has is empty",
      config: { columns: ["b", "ghost", "constructor"], fileName: "my list" },
      input: [{ a: 1, b: true }],
      output: {
        ...file,
        fileName: "my list.csv",
        rows: 1,
        text: '"b","ghost","constructor"\r\ntrue,,\r\n',
      },
    },
    {
      name: "takes one object as one row, plain values as one column",
      config: {},
      input: { text: "a\nb" },
      output: { ...file, rows: 1, text: '"text"\r\n"a\nb"\r\n' },
    },
    {
      name: "writes plain values as one column",
      config: {},
      input: [1, "x"],
      output: { ...file, rows: 2, text: '"value"\r\n1\r\n"x"\r\n' },
    },
    {
      name: "writes an empty file of nothing",
      config: {},
      input: [],
      output: { ...file, rows: 0, text: "\r\n" },
    },
    {
      name: "writes JSON",
      config: { format: "json" },
      input: [{ a: null }],
      output: { ...json, rows: 1, text: '[\n  {\n    "a": null\n  }\n]' },
    },
    {
      name: "writes JSON of chosen fields",
      config: { format: "json", columns: ["a"] },
      input: [{ a: 1, b: 2 }, "x"],
      output: { ...json, rows: 2, text: '[\n  {\n    "a": 1\n  },\n  "x"\n]' },
    },
    {
      name: "writes nothing as null",
      config: { format: "json" },
      input: undefined,
      output: { ...json, rows: null, text: "null" },
    },
  ],
  refusesConfig: [
    { name: "another format", config: { format: "xlsx" }, field: "format" },
    { name: "a path for a name", config: { fileName: "../x" }, field: "fileName" },
  ],
  refusesInput: [],
  fails: [{ name: "a text as CSV", config: {}, input: "x", code: "BAD_INPUT" }],
});

it("export: writes fifty thousand rows, and none in a run that is cancelled", async () => {
  const input = Array.from({ length: 50_000 }, (_, id) => ({ id, price: null }));
  const config = exportFile.config.parse({});
  const { output } = await exportFile.run({ config, input, ctx: makeNodeContext() });
  expect(output).toMatchObject({ rows: 50_000 });
  const ctx = makeNodeContext({ signal: AbortSignal.abort() });
  await expect(exportFile.run({ config, input, ctx })).rejects.toThrow(/abort/i);
});
