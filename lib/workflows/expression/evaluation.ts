/** Enough for a condition over a hundred thousand rows, and over in about a tenth of a second; a run of them in seconds. */
const STEPS_AN_EVALUATION = 1_000_000;
const STEPS_A_RUN = 30_000_000;
const MAX_TEXT_LENGTH = 10_000;
const TEXT_A_RUN = 20_000_000;

/** What names stand for: fields of a row, and around it of the row that holds its list. */
export type Scope = { row: unknown; outer: Scope | null };

export class BudgetFault extends Error {
  override readonly name = "BudgetFault";
  readonly code = "BAD_INPUT";
}

/** One node's evaluations: what they may see and how much they may still cost. */
export class Evaluation {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly nowMs: number;
  #steps = STEPS_AN_EVALUATION;
  #stepsInAll = STEPS_A_RUN;
  #text = TEXT_A_RUN;

  constructor(variables: Readonly<Record<string, unknown>>, now: Date) {
    this.variables = variables;
    this.nowMs = now.getTime();
  }

  begin(): void {
    this.#stepsInAll -= STEPS_AN_EVALUATION - this.#steps;
    this.#steps = STEPS_AN_EVALUATION;
  }

  spend(steps: number): void {
    this.#steps -= steps;
    if (this.#steps < 0 || this.#stepsInAll < 0)
      throw new BudgetFault(
        "The expression takes too many steps; filter the list before, or nest fewer lists",
      );
  }

  /** Holds a text that is made to its length, and all of them to a sum. */
  keep(text: string): string {
    this.#text -= text.length;
    if (text.length > MAX_TEXT_LENGTH || this.#text < 0)
      throw new BudgetFault(
        `A text that an expression makes has at most ${MAX_TEXT_LENGTH} characters`,
      );
    return text;
  }
}
