import { ExpressionFault } from "./expression-fault.ts";

export type Token = {
  kind: "number" | "text" | "name" | "variable" | "operator" | "end";
  /** The operator or word as written; of a text its value. */
  text: string;
  start: number;
  end: number;
};

const SPACE = /\s+/y;
const NUMBER = /(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d{1,3})?/y;
const NAME = /[A-Za-z_][A-Za-z0-9_]*/y;
const VARIABLE = /\$([A-Za-z_][A-Za-z0-9_]*)/y;
const BRACES = /\{\{\s*([^{}]{1,200}?)\s*\}\}/y;
const OPERATOR = /\?\?|==|!=|<=|>=|[-+*/%<>?:.,()[\]]/y;

/** What other languages write, and what is written here. */
const MISTAKES: readonly [string, string][] = [
  ["===", "write =="],
  ["!==", "write !="],
  ["&&", "write and"],
  ["||", "write or"],
  ["<>", "write !="],
  ["**", "write pow(base, exponent)"],
  ["=", "to compare, write =="],
  ["!", "write not"],
  ["&", "write and"],
  ["|", "write or"],
  ["^", "write pow(base, exponent)"],
  ["{", "a variable is written {{name}} or $name"],
  ["`", 'text stands in quotes: "…"'],
];

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", t: "\t" };

/** Cuts an expression into tokens; the last one is `end`. */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(source);
  };
  while (at < source.length) {
    const space = take(SPACE);
    if (space) {
      at += space[0].length;
      continue;
    }
    const token = readToken(source, at, take);
    tokens.push(token);
    at = token.end;
  }
  tokens.push({ kind: "end", text: "", start: source.length, end: source.length });
  return tokens;
}

function readToken(
  source: string,
  start: number,
  take: (pattern: RegExp) => RegExpExecArray | null,
): Token {
  const first = source[start];
  if (first === '"' || first === "'") return readText(source, start, first);
  const kinds = [
    ["number", NUMBER],
    ["name", NAME],
    ["variable", VARIABLE],
    ["variable", BRACES],
  ] as const;
  for (const [kind, pattern] of kinds) {
    const match = take(pattern);
    if (match) return { kind, text: match[1] ?? match[0], start, end: start + match[0].length };
  }
  const mistake = MISTAKES.find(([written]) => source.startsWith(written, start));
  const operator = take(OPERATOR);
  if (operator && !(mistake && mistake[0].length > operator[0].length))
    return { kind: "operator", text: operator[0], start, end: start + operator[0].length };
  const written = mistake?.[0] ?? String.fromCodePoint(source.codePointAt(start) ?? 0);
  throw new ExpressionFault(
    `${JSON.stringify(written)} means nothing here${mistake ? `; ${mistake[1]}` : ""}`,
    start,
    start + written.length,
  );
}

function readText(source: string, start: number, quote: string): Token {
  let text = "";
  for (let at = start + 1; at < source.length; at++) {
    const character = source[at] ?? "";
    if (character === quote) return { kind: "text", text, start, end: at + 1 };
    if (character !== "\\") {
      text += character;
      continue;
    }
    at++;
    const escaped = source[at] ?? "";
    text += Object.hasOwn(ESCAPES, escaped) ? ESCAPES[escaped] : escaped;
  }
  throw new ExpressionFault(`The text has no end; close it with ${quote}`, start, source.length);
}
