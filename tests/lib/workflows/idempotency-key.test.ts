import { expect, it } from "vitest";
import { toIdempotencyKey } from "@/lib/workflows/idempotency-key";

const key = toIdempotencyKey("run", "node", { a: 1, b: [{ c: null, d: "x" }] });

it.each([
  { name: "another order of keys", input: { b: [{ d: "x", c: null }], a: 1 } },
  { name: "fields without a value", input: { a: 1, b: [{ c: null, d: "x", e: undefined }] } },
])("is the same for $name, as a database gives an input back", async ({ input }) => {
  expect(await toIdempotencyKey("run", "node", input)).toBe(await key);
});

it("is the same for what the database cannot keep and what it keeps instead", async () => {
  const [before, after] = await Promise.all([
    toIdempotencyKey("run", "node", { t: "a\0b" }),
    toIdempotencyKey("run", "node", { t: "a\ufffdb" }),
  ]);
  expect(before).toBe(after);
});

it.each([
  { name: "another run", args: ["run2", "node", { a: 1, b: [{ c: null, d: "x" }] }] },
  { name: "another node", args: ["run", "node2", { a: 1, b: [{ c: null, d: "x" }] }] },
  { name: "another input", args: ["run", "node", { a: 1, b: [{ c: 0, d: "x" }] }] },
  { name: "another order of rows", args: ["run", "node", { a: 1, b: [] }] },
  { name: "nothing", args: ["run", "node", undefined] },
  { name: "names that run together", args: ["runn", "ode", { a: 1, b: [{ c: null, d: "x" }] }] },
] as const)("differs for $name", async ({ args: [run, node, input] }) => {
  expect(await toIdempotencyKey(run, node, input)).not.toBe(await key);
});

it("is 64 hexadecimal digits, also of a key named __proto__", async () => {
  const input = JSON.parse('{"__proto__":{"x":1}}') as unknown;
  const one = await toIdempotencyKey("run", "node", input);
  expect(one).toMatch(/^[0-9a-f]{64}$/);
  expect(one).not.toBe(await toIdempotencyKey("run", "node", {}));
});
