/** What is wrong with an expression, where (offsets into its text), and how to mend it. */
export type ExpressionProblem = { message: string; start: number; end: number };

export class ExpressionFault extends Error {
  override readonly name = "ExpressionFault";
  /** The code that a node's failure carries. */
  readonly code = "BAD_INPUT";
  readonly start: number;
  readonly end: number;

  constructor(message: string, start: number, end: number) {
    super(message);
    this.start = start;
    this.end = end;
  }
}

/** With the place, counted from one as editors do. */
export const describeProblem = ({ message, start }: ExpressionProblem): string =>
  `${message} (at character ${start + 1})`;
