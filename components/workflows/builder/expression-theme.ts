import { EditorView } from "@codemirror/view";

/** The page's own tokens, so that both themes and the colour-blind pair hold. */
export const EXPRESSION_THEME = EditorView.theme({
  "&": {
    fontSize: "12px",
    border: "1px solid var(--hairline)",
    borderRadius: "4px",
    backgroundColor: "var(--background)",
    color: "var(--text)",
  },
  "&.cm-focused": { outline: "1px solid var(--blue)", outlineOffset: "0px" },
  ".cm-content": {
    fontFamily: "var(--font-mono, ui-monospace), ui-monospace, monospace",
    padding: "5px 0",
    caretColor: "var(--text)",
  },
  ".cm-line": { padding: "0 8px" },
  ".cm-placeholder": { color: "var(--faint)" },
  ".cm-cursor": { borderLeftColor: "var(--text)" },
  ".ex-number": { color: "var(--info)" },
  ".ex-text": { color: "var(--yes)" },
  ".ex-call": { color: "var(--blue)" },
  ".ex-variable": { color: "var(--warn)" },
  ".ex-word": { color: "var(--muted-text)", fontWeight: "600" },
  ".ex-fault": {
    textDecoration: "underline wavy var(--no)",
    textUnderlineOffset: "3px",
    textDecorationSkipInk: "none",
  },
  ".cm-tooltip": {
    border: "1px solid var(--hairline)",
    borderRadius: "6px",
    backgroundColor: "var(--panel)",
    color: "var(--text)",
    zIndex: "60",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": {
    fontFamily: "inherit",
    fontSize: "12px",
    maxHeight: "220px",
    minWidth: "220px",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": {
    padding: "3px 8px",
    display: "flex",
    gap: "8px",
  },
  ".cm-tooltip-autocomplete ul li[aria-selected]": {
    backgroundColor: "var(--wash)",
    color: "var(--text)",
  },
  ".cm-completionDetail": {
    marginLeft: "auto",
    fontStyle: "normal",
    color: "var(--faint)",
    overflow: "hidden",
    textOverflow: "ellipsis",
    maxWidth: "150px",
  },
  ".cm-completionMatchedText": { textDecoration: "none", color: "var(--blue)" },
  ".cm-tooltip.cm-completionInfo": {
    padding: "6px 8px",
    fontSize: "12px",
    maxWidth: "240px",
    whiteSpace: "pre-wrap",
  },
});
