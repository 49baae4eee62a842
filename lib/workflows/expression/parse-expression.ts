import type { BinaryOperator, Expression } from "./ast.ts";
import { ExpressionFault } from "./expression-fault.ts";
import { type Token, tokenize } from "./tokenize.ts";

export const MAX_EXPRESSION_LENGTH = 2000;
const MAX_DEPTH = 100;

/** The higher binds tighter; comparisons do not chain. */
const BINDING: Readonly<Record<string, number>> = {
  "?": 1,
  "??": 2,
  or: 3,
  and: 4,
  in: 6,
  not: 6,
  "==": 6,
  "!=": 6,
  "<": 6,
  "<=": 6,
  ">": 6,
  ">=": 6,
  "+": 7,
  "-": 7,
  "*": 8,
  "/": 8,
  "%": 8,
};
const COMPARISON = 6;
const NOT = 5;
const NEGATION = 9;

const RESERVED = new Set(["and", "or", "not", "in"]);
const CONSTANTS: ReadonlyMap<string, boolean | null> = new Map([
  ["true", true],
  ["false", false],
  ["null", null],
]);

/** Throws an ExpressionFault that says where and how to mend it. */
export function parseExpression(source: string): Expression {
  if (source.length > MAX_EXPRESSION_LENGTH)
    throw new ExpressionFault(
      `An expression has at most ${MAX_EXPRESSION_LENGTH} characters`,
      MAX_EXPRESSION_LENGTH,
      source.length,
    );
  return new Parser(tokenize(source)).parse();
}

type Shape<T> = T extends unknown ? Omit<T, "start" | "end" | "depth"> : never;

class Parser {
  readonly #tokens: readonly Token[];
  #next = 0;
  #nesting = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  parse(): Expression {
    if (this.#peek().kind === "end") throw this.#fault("The expression is empty", this.#peek());
    const expression = this.#expression(0);
    const rest = this.#peek();
    if (rest.kind !== "end")
      throw this.#fault(`${wordOf(rest)} is unexpected; is an operator or a comma missing?`, rest);
    return expression;
  }

  #expression(least: number): Expression {
    if (++this.#nesting > MAX_DEPTH) throw this.#fault(TOO_DEEP, this.#peek());
    let left = this.#operand();
    for (;;) {
      const token = this.#peek();
      const binding = bindingOf(token);
      if (binding <= least) break;
      left = this.#continue(left, token, binding);
    }
    this.#nesting--;
    return left;
  }

  #continue(left: Expression, token: Token, binding: number): Expression {
    this.#take();
    if (token.text === "?") return this.#choice(left);
    const operator = token.text === "not" ? this.#notIn() : (token.text as BinaryOperator);
    const right = this.#expression(binding);
    const following = this.#peek();
    if (binding === COMPARISON && bindingOf(following) === COMPARISON)
      throw this.#fault("Comparisons do not chain; join two of them with and", following);
    return this.#make({ kind: "binary", operator, left, right }, left.start, right.end, [
      left,
      right,
    ]);
  }

  #notIn(): BinaryOperator {
    const token = this.#take();
    if (token.text !== "in" || token.kind !== "name")
      throw this.#fault("Here `not` is followed by `in`: x not in [1, 2]", token);
    return "not in";
  }

  /** Binds to the right: a ? b : c ? d : e. */
  #choice(condition: Expression): Expression {
    const yes = this.#expression(0);
    this.#expect(":", "a choice is written condition ? one : other");
    const no = this.#expression(0);
    return this.#make({ kind: "choice", condition, yes, no }, condition.start, no.end, [
      condition,
      yes,
      no,
    ]);
  }

  #operand(): Expression {
    const token = this.#take();
    const { start, text } = token;
    if (token.kind === "operator" && text === "-") return this.#unary("-", start, NEGATION);
    if (token.kind === "name" && text === "not") return this.#unary("not", start, NOT);
    return this.#postfix(this.#primary(token));
  }

  #unary(operator: "-" | "not", start: number, binding: number): Expression {
    const operand = this.#expression(binding);
    return this.#make({ kind: "unary", operator, operand }, start, operand.end, [operand]);
  }

  #primary(token: Token): Expression {
    const { kind, text, start, end } = token;
    if (kind === "number") return this.#number(token);
    if (kind === "text") return this.#make({ kind: "literal", value: text }, start, end);
    if (kind === "variable") return this.#make({ kind: "variable", name: text }, start, end);
    if (kind === "name" && !RESERVED.has(text)) return this.#name(token);
    if (kind === "operator" && text === "(") {
      const inner = this.#expression(0);
      this.#expect(")", "a bracket was opened before");
      return inner;
    }
    if (kind === "operator" && text === "[") {
      const items = this.#list("]");
      return this.#make({ kind: "list", items }, start, this.#previousEnd(), items);
    }
    throw this.#fault(
      kind === "end"
        ? "The expression ends where a value is due"
        : `A value is due, but ${wordOf(token)} stands here`,
      token,
    );
  }

  #number({ text, start, end }: Token): Expression {
    const value = Number(text);
    if (!Number.isFinite(value))
      throw new ExpressionFault(`${text} is too large a number`, start, end);
    return this.#make({ kind: "literal", value }, start, end);
  }

  #name({ text, start, end }: Token): Expression {
    const constant = CONSTANTS.get(text);
    if (constant !== undefined) return this.#make({ kind: "literal", value: constant }, start, end);
    if (!this.#isNext("(")) return this.#make({ kind: "name", name: text }, start, end);
    this.#take();
    const args = this.#list(")");
    return this.#make({ kind: "call", name: text, args }, start, this.#previousEnd(), args);
  }

  #postfix(start: Expression): Expression {
    let target = start;
    for (;;) {
      if (this.#isNext(".")) {
        this.#take();
        const token = this.#take();
        if (token.kind !== "name") throw this.#fault("A dot is followed by a field's name", token);
        target = this.#make({ kind: "member", target, name: token.text }, target.start, token.end, [
          target,
        ]);
      } else if (this.#isNext("[")) {
        this.#take();
        const index = this.#expression(0);
        this.#expect("]", "an index is written list[0]");
        target = this.#make({ kind: "index", target, index }, target.start, this.#previousEnd(), [
          target,
          index,
        ]);
      } else return target;
    }
  }

  #list(close: ")" | "]"): Expression[] {
    const items: Expression[] = [];
    if (this.#isNext(close)) {
      this.#take();
      return items;
    }
    for (;;) {
      items.push(this.#expression(0));
      if (this.#isNext(",")) this.#take();
      else {
        this.#expect(close, "a bracket was opened before, or a comma is missing");
        return items;
      }
    }
  }

  #make(
    shape: Shape<Expression>,
    start: number,
    end: number,
    parts: readonly Expression[] = [],
  ): Expression {
    const depth = 1 + parts.reduce((most, part) => Math.max(most, part.depth), 0);
    if (depth > MAX_DEPTH) throw new ExpressionFault(TOO_DEEP, start, end);
    return { ...shape, start, end, depth } as Expression;
  }

  #peek(): Token {
    return this.#tokens[this.#next] ?? END;
  }

  #take(): Token {
    const token = this.#peek();
    if (token.kind !== "end") this.#next++;
    return token;
  }

  #previousEnd(): number {
    return this.#tokens[this.#next - 1]?.end ?? 0;
  }

  #isNext(operator: string): boolean {
    const { kind, text } = this.#peek();
    return kind === "operator" && text === operator;
  }

  #expect(operator: string, why: string): void {
    if (!this.#isNext(operator)) {
      const token = this.#peek();
      throw this.#fault(`${operator} is missing before ${wordOf(token)}: ${why}`, token);
    }
    this.#take();
  }

  #fault(message: string, { start, end }: Token): ExpressionFault {
    return new ExpressionFault(message, start, end);
  }
}

const END: Token = { kind: "end", text: "", start: 0, end: 0 };
const TOO_DEEP = `An expression nests at most ${MAX_DEPTH} deep; compute a part of it in a field of its own`;

const bindingOf = ({ kind, text }: Token): number =>
  (kind === "operator" || (kind === "name" && RESERVED.has(text))) && Object.hasOwn(BINDING, text)
    ? (BINDING[text] ?? 0)
    : 0;

const wordOf = ({ kind, text }: Token): string =>
  kind === "end" ? "the end" : kind === "text" ? "a text" : `\`${text}\``;
