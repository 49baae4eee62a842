/** A piece of a line: plain, a name of code, or stressed. */
export type Span = { kind: "text" | "code" | "strong"; text: string; anchor?: string };

export type Block = { kind: "paragraph"; spans: Span[] } | { kind: "list"; items: Span[][] };

export type Section = {
  title: string;
  /** Names of figures as they stand in `version` of a figure, without its number. */
  names: string[];
  version: string | null;
  /** What stands behind the version in brackets. */
  note: string | null;
  anchors: string[];
  blocks: Block[];
};

/** A text of docs/ as pages draw it. */
export type TextDocument = { title: string; intro: Block[]; sections: Section[] };
