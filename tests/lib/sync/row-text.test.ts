import { describe, expect, it } from "vitest";
import { appendFields, type Field, joinRows, toRowText } from "@/lib/sync/row-text.ts";

describe("a row as text", () => {
  it.each<{ name: string; field: Field; text: string }>([
    { name: "a text", field: 'Will "it" rain\\snow?', text: 'Will "it" rain\\snow?' },
    { name: "an empty text, which is not null", field: "", text: "" },
    { name: "null", field: null, text: "\x1d" },
    { name: "a number", field: 0.1, text: "0.1" },
    { name: "a number that no column holds", field: Number.NaN, text: "\x1d" },
    { name: "yes", field: true, text: "t" },
    { name: "no", field: false, text: "f" },
    { name: "an empty array", field: [], text: "{}" },
    {
      name: "an array with quotes, a backslash, null and the word NULL",
      field: ['a "b"', "c\\d", null, "NULL"],
      text: '{"a \\"b\\"","c\\\\d",NULL,"NULL"}',
    },
    { name: "an array of numbers", field: [0.5, null], text: "{0.5,NULL}" },
    {
      name: "an array with a number that no column holds",
      field: [Infinity, 1],
      text: "{NULL,1}",
    },
    { name: "JSON", field: { json: { rate: 0.02 } }, text: '{"rate":0.02}' },
    { name: "no JSON", field: { json: null }, text: "\x1d" },
    { name: "separators in a text", field: "a\x1db\x1ec\x1fd", text: "a b c d" },
    { name: "separators in JSON", field: { json: "\x1f" }, text: '"\\u001f"' },
    { name: "half a character", field: "Half a \ud800 letter", text: "Half a \ufffd letter" },
    { name: "a whole character of two halves", field: "\u{1f600}", text: "\u{1f600}" },
  ])("writes $name", ({ field, text }) => {
    expect(toRowText([field])).toBe(text);
  });

  it("parts fields and rows by control characters", () => {
    expect(joinRows([toRowText(["a", 1]), appendFields("b", [2])])).toBe("a\x1f1\x1eb\x1f2");
  });
});
