/** In the words of a node's error. */
export type LlmErrorCode =
  | "TIMEOUT"
  | "CANCELLED"
  | "BUDGET_EXCEEDED"
  | "NOT_CONFIGURED"
  | "BAD_INPUT"
  | "UPSTREAM_FAILED";

export class LlmError extends Error {
  override readonly name = "LlmError";
  readonly code: LlmErrorCode;

  constructor(code: LlmErrorCode, message: string, options: ErrorOptions = {}) {
    super(message, options);
    this.code = code;
  }
}
