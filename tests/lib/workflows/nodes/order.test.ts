import { expect, it } from "vitest";
import { dedupe } from "@/lib/workflows/nodes/dedupe";
import { limit } from "@/lib/workflows/nodes/limit";
import { sort } from "@/lib/workflows/nodes/sort";
import { eachRow } from "@/lib/workflows/rows";
import { testNode } from "@/tests/support/node-contract";

const a = { id: "a", price: 0.4, title: "Game 10" };
const b = { id: "b", price: null, title: "game 2" };
const c = { id: "c", price: 0.9, title: "Alpha" };
const notRows = [
  { name: "one object", input: a },
  { name: "nothing", input: null },
  { name: "a list of numbers", input: [1] },
];
const many = Array.from({ length: 20_000 }, (_, index) => ({
  id: String(index % 5000),
  at: (index * 7919) % 20_000,
}));

testNode(sort, {
  gives: [
    {
      name: "the smallest first, unknown last",
      config: { by: ["price"] },
      input: [b, c, a],
      output: [a, c, b],
    },
    {
      name: "the largest first, unknown last",
      config: { by: ["-price"] },
      input: [b, a, c],
      output: [c, a, b],
    },
    {
      name: "numbers within texts by value",
      config: { by: ["title"] },
      input: [a, b, c],
      output: [c, b, a],
    },
    {
      name: "the next field where the first is equal, and else the old order",
      config: { by: ["x", "-y"] },
      input: [
        { x: 1, y: 1 },
        { x: 0, y: 5 },
        { x: 1, y: 2 },
        { x: 0, y: 5, z: 1 },
      ],
      output: [
        { x: 0, y: 5 },
        { x: 0, y: 5, z: 1 },
        { x: 1, y: 2 },
        { x: 1, y: 1 },
      ],
    },
    {
      name: "dotted paths and the values of figures",
      config: { by: ["-figure", "deep.er"] },
      input: [
        { figure: { value: 1 }, deep: { er: 2 } },
        { figure: { value: 1 }, deep: { er: 1 } },
        { figure: { value: 3 } },
      ],
      output: [
        { figure: { value: 3 } },
        { figure: { value: 1 }, deep: { er: 1 } },
        { figure: { value: 1 }, deep: { er: 2 } },
      ],
    },
    {
      name: "what reaches no prototype as unknown",
      config: { by: ["constructor", "__proto__.x"] },
      input: [b, a],
      output: [b, a],
    },
    { name: "nothing of nothing", config: { by: ["price"] }, input: [], output: [] },
  ],
  refusesConfig: [
    { name: "no field", config: { by: [] }, field: "by" },
    { name: "an empty field", config: { by: [" "] }, field: "by.0" },
  ],
  refusesInput: notRows,
  refusesArriving: [
    {
      name: "a field that rows do not have",
      config: { by: ["-prise"] },
      arriving: [a],
      field: "by.0",
      message: /did you mean `price`/,
    },
  ],
  large: { name: "20,000 rows", config: { by: ["-at", "id"] }, input: many, length: 20_000 },
});

testNode(limit, {
  gives: [
    { name: "the first ones", config: { count: 2 }, input: [a, b, c], output: [a, b] },
    {
      name: "the first ones after some",
      config: { count: 2, offset: 2 },
      input: [a, b, c],
      output: [c],
    },
    { name: "nothing of nothing", config: {}, input: [], output: [] },
    { name: "rows with null fields as they are", config: { count: 1 }, input: [b], output: [b] },
  ],
  refusesConfig: [
    { name: "none", config: { count: 0 }, field: "count" },
    { name: "text", config: { count: "5" }, field: "count" },
    { name: "a negative offset", config: { offset: -1 }, field: "offset" },
  ],
  refusesInput: notRows,
  large: { name: "20,000 rows", config: { count: 15_000 }, input: many, length: 15_000 },
});

testNode(dedupe, {
  gives: [
    {
      name: "the first of the same",
      config: { by: ["id"] },
      input: [a, b, { ...a, price: 1 }],
      output: [a, b],
    },
    {
      name: "the last of the same, at its place",
      config: { by: ["id"], keep: "last" },
      input: [a, b, { ...a, price: 1 }],
      output: [b, { ...a, price: 1 }],
    },
    {
      name: "rows whose key is unknown",
      config: { by: ["price"] },
      input: [b, b, { id: "d" }],
      output: [b, b, { id: "d" }],
    },
    {
      name: "rows that differ in one of several keys",
      config: { by: ["id", "price"] },
      input: [a, { ...a, price: 1 }],
      output: [a, { ...a, price: 1 }],
    },
    {
      name: "one of two rows that are the same in all",
      config: {},
      input: [a, { ...a }, c],
      output: [a, c],
    },
    { name: "nothing of nothing", config: { by: ["id"] }, input: [], output: [] },
  ],
  refusesConfig: [{ name: "an unknown choice", config: { keep: "middle" }, field: "keep" }],
  refusesInput: notRows,
  refusesArriving: [
    {
      name: "a field that rows do not have",
      config: { by: ["idd"] },
      arriving: [a],
      field: "by.0",
      message: /did you mean `id`/,
    },
  ],
  large: { name: "20,000 rows", config: { by: ["id"] }, input: many, length: 5000 },
});

it("a cancel ends the reading of a list in its midst", async () => {
  const controller = new AbortController();
  let seen = 0;
  const reading = eachRow(
    Array.from({ length: 1_000_000 }, () => 0),
    controller.signal,
    () => {
      seen++;
      for (let index = 0; index < 500; index++) Math.sqrt(index);
    },
  );
  setTimeout(() => controller.abort(), 1);
  await expect(reading).rejects.toThrow(/abort/);
  expect(seen).toBeLessThan(1_000_000);
});
