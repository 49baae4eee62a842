export type BinaryOperator =
  | "+"
  | "-"
  | "*"
  | "/"
  | "%"
  | "=="
  | "!="
  | "<"
  | "<="
  | ">"
  | ">="
  | "in"
  | "not in"
  | "and"
  | "or"
  | "??";

type Place = { start: number; end: number; depth: number };

export type Expression = Place &
  (
    | { kind: "literal"; value: number | string | boolean | null }
    | { kind: "list"; items: readonly Expression[] }
    | { kind: "name"; name: string }
    | { kind: "variable"; name: string }
    | { kind: "member"; target: Expression; name: string }
    | { kind: "index"; target: Expression; index: Expression }
    | { kind: "call"; name: string; args: readonly Expression[] }
    | { kind: "unary"; operator: "-" | "not"; operand: Expression }
    | { kind: "binary"; operator: BinaryOperator; left: Expression; right: Expression }
    | { kind: "choice"; condition: Expression; yes: Expression; no: Expression }
  );

export const isNull = (expression: Expression): boolean =>
  expression.kind === "literal" && expression.value === null;
