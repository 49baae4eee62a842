import { type EditorState, type Extension, RangeSetBuilder, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";
import { type Token, tokenize } from "@/lib/workflows/expression/tokenize";
import type { ValueType } from "@/lib/workflows/expression/value-type";
import { findExpressionProblems } from "@/lib/workflows/preview-expression";

const WORDS = new Set(["and", "or", "not", "in", "null", "true", "false"]);

type Scope = { row: ValueType; variables: ValueType };
type Mark = { from: number; to: number; name: string };

/** Colours by the language's own lexer, and a wave under what its parser or its types refuse. */
export function markExpression({ row, variables }: Scope): Extension {
  const draw = (state: EditorState): DecorationSet => {
    const text = state.doc.toString();
    const faults = findExpressionProblems(text, row, variables).map(({ start, end }) =>
      toFault(start, end, text.length),
    );
    const marks = [...tokenMarks(text), ...faults.filter((each) => each.to > each.from)];
    const builder = new RangeSetBuilder<Decoration>();
    for (const { from, to, name } of marks.toSorted((a, b) => a.from - b.from || a.to - b.to))
      builder.add(from, to, Decoration.mark({ class: name }));
    return builder.finish();
  };
  return StateField.define<DecorationSet>({
    create: draw,
    update: (marks, transaction) => (transaction.docChanged ? draw(transaction.state) : marks),
    provide: (field) => EditorView.decorations.from(field),
  });
}

/** A fault at the end of the text underlines its last character. */
function toFault(start: number, end: number, length: number): Mark {
  const from = Math.min(start, Math.max(0, length - 1));
  return { from, to: Math.min(Math.max(end, from + 1), length), name: "ex-fault" };
}

function tokenMarks(text: string): Mark[] {
  try {
    const tokens = tokenize(text);
    return tokens.flatMap((token, index) => {
      const name = classOf(token, tokens[index + 1]);
      return name === null ? [] : [{ from: token.start, to: token.end, name }];
    });
  } catch {
    return [];
  }
}

function classOf({ kind, text }: Token, next: Token | undefined): string | null {
  if (kind === "number") return "ex-number";
  if (kind === "text") return "ex-text";
  if (kind === "variable") return "ex-variable";
  if (kind !== "name") return null;
  if (WORDS.has(text)) return "ex-word";
  return next?.kind === "operator" && next.text === "(" ? "ex-call" : null;
}
