import { expect, it } from "vitest";
import { addPick, readPicks } from "@/lib/workflows/recent-picks";

const pick = (key: string) => ({ key, title: `Title of ${key}` });

it.each([
  [null, []],
  ["", []],
  ["{", []],
  ['{"key":"a"}', []],
  [JSON.stringify([pick("a"), { key: 1, title: "x" }, { key: "", title: "x" }, null]), ["a"]],
  [JSON.stringify("abcdefg".split("").map(pick)), ["a", "b", "c", "d", "e"]],
])("of what the browser kept, %s, only picks are read", (text, keys) => {
  expect(readPicks(text).map(({ key }) => key)).toEqual(keys);
});

it.each([
  ["a new one stands first", "c", ["c", "a", "b"]],
  ["one that was there moves up", "b", ["b", "a"]],
  ["a variable is not kept", "{{market}}", ["a", "b"]],
  ["nothing is not kept", "", ["a", "b"]],
])("%s", (_name, key, keys) => {
  expect(addPick([pick("a"), pick("b")], pick(key)).map((each) => each.key)).toEqual(keys);
});
