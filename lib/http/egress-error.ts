type EgressCode =
  | "BAD_INPUT"
  | "BLOCKED_ADDRESS"
  | "CANCELLED"
  | "OUTPUT_TOO_LARGE"
  | "TIMEOUT"
  | "UPSTREAM_FAILED";

/** Why a request of a node did not go out or did not come back; the words name the host and never an address behind it. */
export class EgressError extends Error {
  override readonly name = "EgressError";
  readonly code: EgressCode;

  constructor(code: EgressCode, message: string, options: ErrorOptions = {}) {
    super(message, options);
    this.code = code;
  }
}

export const blocked = (host: string, why: string) =>
  new EgressError("BLOCKED_ADDRESS", `${host} may not be reached: ${why}`);
