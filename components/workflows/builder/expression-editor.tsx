"use client";

import {
  acceptCompletion,
  autocompletion,
  closeBrackets,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  startCompletion,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { Compartment, EditorState, Prec } from "@codemirror/state";
import { EditorView, keymap, placeholder as withPlaceholder } from "@codemirror/view";
import { useEffect, useRef } from "react";
import { completeExpression } from "@/lib/workflows/expression/complete-expression";
import { functionByName } from "@/lib/workflows/expression/functions";
import type { ValueType } from "@/lib/workflows/expression/value-type";
import { toCell } from "@/lib/workflows/output-table";
import type { SampleField } from "@/lib/workflows/sample-fields";
import { EXPRESSION_THEME } from "./expression-theme";
import { markExpression } from "./mark-expression";

export type ExpressionScope = {
  row: ValueType;
  variables: ValueType;
  fields: readonly SampleField[];
};

type EditorProps = {
  id: string;
  label: string;
  value: string;
  placeholder: string;
  scope: ExpressionScope;
  isReadOnly: boolean;
  describedBy: string | undefined;
  isWrong: boolean;
  onChange: (text: string) => void;
  onBlur: () => void;
};

/** One expression with its colours, its faults underlined, and what may stand at the cursor. */
export function ExpressionEditor(props: EditorProps) {
  const { id, label, value, isReadOnly, describedBy, isWrong } = props;
  const box = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const marks = useRef(new Compartment());
  const attributes = useRef(new Compartment());

  useEffect(() => {
    const parent = box.current;
    if (!parent) return;
    const editor = new EditorView({
      parent,
      state: EditorState.create({
        doc: latest.current.value,
        extensions: [
          history(),
          closeBrackets(),
          autocompletion({
            override: [(context) => complete(context, latest.current.scope)],
            icons: false,
            maxRenderedOptions: 60,
          }),
          // A run starts by Mod Enter, and Tab goes on to the next field unless something is offered.
          Prec.highest(keymap.of([{ key: "Tab", run: acceptCompletion }])),
          keymap.of([
            { key: "Mod-Enter", run: () => true },
            { key: "Ctrl-Space", run: startCompletion },
            ...historyKeymap,
            ...defaultKeymap,
          ]),
          EditorView.lineWrapping,
          EditorView.cspNonce.of(nonce()),
          EXPRESSION_THEME,
          withPlaceholder(latest.current.placeholder),
          EditorState.readOnly.of(isReadOnly),
          EditorView.editable.of(!isReadOnly),
          marks.current.of(markExpression(latest.current.scope)),
          attributes.current.of([]),
          EditorView.updateListener.of((update) => {
            if (
              update.docChanged &&
              !update.transactions.some((each) => each.isUserEvent("outside"))
            )
              latest.current.onChange(update.state.doc.toString());
            if (update.focusChanged && !update.view.hasFocus) latest.current.onBlur();
          }),
        ],
      }),
    });
    view.current = editor;
    return () => {
      editor.destroy();
      view.current = null;
    };
  }, [isReadOnly]);

  useEffect(() => {
    const editor = view.current;
    const text = editor?.state.doc.toString();
    if (!editor || text === value) return;
    editor.dispatch({
      changes: { from: 0, to: editor.state.doc.length, insert: value },
      userEvent: "outside",
    });
  }, [value]);

  const { scope } = props;
  useEffect(() => {
    view.current?.dispatch({ effects: marks.current.reconfigure(markExpression(scope)) });
  }, [scope]);

  useEffect(() => {
    view.current?.dispatch({
      effects: attributes.current.reconfigure(
        EditorView.contentAttributes.of({
          id,
          "aria-label": label,
          "aria-multiline": "true",
          ...(describedBy !== undefined && { "aria-describedby": describedBy }),
          ...(isWrong && { "aria-invalid": "true" }),
        }),
      ),
    });
  }, [id, label, describedBy, isWrong]);

  return <div ref={box} className="expression-editor" data-wrong={isWrong || undefined} />;
}

/** The policy of the page names one nonce; styles made at run time carry it. */
const nonce = (): string => {
  const known: unknown = Reflect.get(globalThis, "__webpack_nonce__");
  return typeof known === "string" ? known : "";
};

const TYPES = { field: "property", function: "function", variable: "variable", word: "keyword" };

function complete(
  context: CompletionContext,
  { row, variables, fields }: ExpressionScope,
): CompletionResult | null {
  const text = context.state.doc.toString();
  const { from, to, options } = completeExpression(text, context.pos, { row, variables });
  if (!context.explicit && from === context.pos && !/[.$]$|\{\{\s*$/.test(text.slice(0, from)))
    return null;
  const examples = new Map(fields.map(({ path, example }) => [path, example]));
  return {
    from,
    to,
    options: options.map(({ label, kind, detail, insert }): Completion => {
      const known = kind === "function" ? functionByName.get(label) : undefined;
      const example = examples.get(label);
      return {
        label,
        type: TYPES[kind],
        detail: known ? known.signature.slice(label.length) : detail,
        apply: insert,
        ...(known && { info: `${known.signature}\n${known.docs}` }),
        ...(example !== undefined && {
          info: `${detail}, such as ${toCell(example).slice(0, 120)}`,
        }),
      };
    }),
    filter: false,
  };
}
