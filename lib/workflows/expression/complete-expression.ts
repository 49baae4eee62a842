import { functions } from "./functions.ts";
import { inferType, type TypeScope } from "./infer-type.ts";
import { EACH_FUNCTIONS } from "./list-functions.ts";
import { parseExpression } from "./parse-expression.ts";
import { type Token, tokenize } from "./tokenize.ts";
import { rowTypeOf, typeOfJsonSchema, UNKNOWN, type ValueType } from "./value-type.ts";

export type Completion = {
  label: string;
  kind: "field" | "function" | "variable" | "word";
  /** Its type, or the function's signature and what it gives. */
  detail: string;
  /** What replaces the text between `from` and `to`. */
  insert: string;
};

export type Completions = { from: number; to: number; options: Completion[] };

/** What a row may hold: a type, or the JSON Schema of the port that it comes from. */
export type CompletionScope = {
  row?: ValueType;
  schema?: Readonly<Record<string, unknown>>;
  variables?: ValueType;
};

const MAX_OPTIONS = 100;
const WORD = /[A-Za-z0-9_]*$/;
const VARIABLE_START = /(?:\$|\{\{\s*)$/;
const WORDS = ["and", "or", "not", "in", "null", "true", "false"];

/** What may stand at the cursor, best first; an unfinished text is no hindrance. */
export function completeExpression(
  text: string,
  cursor: number,
  { row, schema, variables = UNKNOWN }: CompletionScope,
): Completions {
  const before = text.slice(0, cursor);
  const typed = WORD.exec(before)?.[0] ?? "";
  const from = cursor - typed.length;
  const to = cursor + (/^[A-Za-z0-9_]*/.exec(text.slice(cursor))?.[0].length ?? 0);
  const head = before.slice(0, from);
  const root: TypeScope = { row: row ?? rowOf(schema), outer: null, variables };
  const answer = (options: Completion[]) => ({ from, to, options: rank(options, typed) });
  if (VARIABLE_START.test(head)) return answer(toVariables(variables, /\{\{\s*$/.test(head)));
  const tokens = tokensOf(head);
  if (tokens === null) return answer([]);
  const scope = scopeAt(head, tokens, root);
  const target = targetBefore(head, tokens);
  if (target !== null) return answer(toFields(typeOf(target, scope)));
  const fields = scopesOf(scope).flatMap((each) => toFields(each.row));
  return answer([...fields, ...FUNCTIONS, ...WORDS.map(toWord)]);
}

const rowOf = (schema: CompletionScope["schema"]): ValueType => {
  const type = typeOfJsonSchema(schema);
  return type.kind === "list" ? type.item : type;
};

function tokensOf(head: string): Token[] | null {
  try {
    return tokenize(head).filter(({ kind }) => kind !== "end");
  } catch {
    return null;
  }
}

/** Follows the brackets that are open at the cursor: within the second argument of an each-function its elements' fields count. */
function scopeAt(head: string, tokens: readonly Token[], root: TypeScope): TypeScope {
  const open: { name: string; start: number; commas: number; firstEnd: number }[] = [];
  for (const [index, { kind, text, start, end }] of tokens.entries()) {
    if (kind !== "operator") continue;
    const before = tokens[index - 1];
    if (text === "(" || text === "[")
      open.push({
        name: before?.kind === "name" ? before.text : "",
        start: end,
        commas: 0,
        firstEnd: -1,
      });
    else if (text === ")" || text === "]") open.pop();
    else if (text === "," && open.length > 0) {
      const frame = open.at(-1);
      if (frame && frame.commas++ === 0) frame.firstEnd = start;
    }
  }
  return open.reduce<TypeScope>((scope, { name, start, commas, firstEnd }) => {
    if (!EACH_FUNCTIONS.has(name) || commas !== 1) return scope;
    const list = typeOf(head.slice(start, firstEnd), scope);
    return { row: rowTypeOf(list), outer: scope, variables: scope.variables };
  }, root);
}

const scopesOf = (scope: TypeScope): TypeScope[] =>
  scope.outer ? [scope, ...scopesOf(scope.outer)] : [scope];

/** The text before a dot, from where its chain of names, brackets and dots begins; null where no dot stands. */
function targetBefore(head: string, tokens: readonly Token[]): string | null {
  const last = tokens.at(-1);
  if (last?.kind !== "operator" || last.text !== ".") return null;
  let depth = 0;
  let at = tokens.length - 2;
  for (; at > 0; at--) {
    const token = tokens[at];
    if (isOneOf(token, CLOSING)) depth++;
    else if (isOneOf(token, OPENING)) depth--;
    if (depth <= 0 && !continues(token, tokens[at - 1])) break;
  }
  const first = tokens[at];
  return first ? head.slice(first.start, last.start) : null;
}

const OPENING = ["(", "["];
const CLOSING = [")", "]"];

const isOneOf = (token: Token | undefined, texts: readonly string[]): boolean =>
  token?.kind === "operator" && texts.includes(token.text);

/** Whether a chain goes on to the left of a token. */
function continues(token: Token | undefined, before: Token | undefined): boolean {
  if (isOneOf(token, OPENING)) return before?.kind === "name" || isOneOf(before, CLOSING);
  return isOneOf(token, ["."]) || (token?.kind === "name" && isOneOf(before, ["."]));
}

function typeOf(source: string, scope: TypeScope): ValueType {
  try {
    return inferType(parseExpression(source), scope).type;
  } catch {
    return UNKNOWN;
  }
}

const toFields = (type: ValueType): Completion[] =>
  type.kind === "record"
    ? Object.entries(type.fields).map(([label, { kind }]) => ({
        label,
        kind: "field",
        detail: kind,
        insert: label,
      }))
    : [];

const toVariables = (type: ValueType, isBraced: boolean): Completion[] =>
  toFields(type).map((field) => ({
    ...field,
    kind: "variable",
    insert: isBraced ? `${field.label}}}` : field.label,
  }));

const toWord = (label: string): Completion => ({ label, kind: "word", detail: "", insert: label });

const FUNCTIONS: readonly Completion[] = functions.map(({ name, signature, docs }) => ({
  label: name,
  kind: "function",
  detail: `${signature}: ${docs}`,
  insert: `${name}(`,
}));

/** What begins with the typed letters, then what holds them; each name once. */
function rank(options: readonly Completion[], typed: string): Completion[] {
  const wanted = typed.toLowerCase();
  const unique = new Map(options.toReversed().map((option) => [option.label, option]));
  const known = [...unique.values()].toReversed();
  const begins = known.filter(({ label }) => label.toLowerCase().startsWith(wanted));
  const holds = known.filter(({ label }) => label.toLowerCase().indexOf(wanted) > 0);
  return [...begins, ...holds].slice(0, MAX_OPTIONS);
}
