export type Condition = { field: string; operator: string; value: number };

export type Step = { type: string; label: string; config: Record<string, unknown> };

/** What fixed rules make out in a request. */
export type Request = {
  /** Null where it names no kind of rows. */
  source: Step | null;
  conditions: Condition[];
  order: string | null;
  limit: number | null;
  /** What is done with the rows, in the order in which data flows. */
  steps: Step[];
  /** Every part that was recognised, in words. */
  understood: string[];
};
