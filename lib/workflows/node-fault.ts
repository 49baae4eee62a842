import { AppError } from "../errors.ts";
import { type NodeError, type NodeErrorCode, nodeErrorCodeSchema } from "./events.ts";

/** A failure whose code and words the user may see. */
export class NodeFault extends Error {
  override readonly name = "NodeFault";
  readonly code: NodeErrorCode;

  constructor(code: NodeErrorCode, message: string, options: ErrorOptions = {}) {
    super(message, options);
    this.code = code;
  }
}

/** Another try would fail the same way, or would cost money that is not there. */
const FINAL: ReadonlySet<NodeErrorCode> = new Set([
  "CANCELLED",
  "BAD_INPUT",
  "BUDGET_EXCEEDED",
  "NOT_CONFIGURED",
  "OUTPUT_TOO_LARGE",
  "BLOCKED_ADDRESS",
] as const);

export const isFinal = ({ code }: NodeError): boolean => FINAL.has(code);

/** Faults of ports to the left carry their code without this class; an unknown error keeps its words to itself. */
export function toNodeError(error: unknown): NodeError {
  if (error instanceof AppError) return { code: toCode(error), message: error.message };
  if (error instanceof Error && "code" in error) {
    const code = nodeErrorCodeSchema.safeParse(error.code);
    if (code.success) return { code: code.data, message: error.message };
  }
  return { code: "NODE_FAILED", message: "The node failed unexpectedly" };
}

function toCode({ code }: AppError): NodeErrorCode {
  switch (code) {
    case "NOT_CONFIGURED":
      return "NOT_CONFIGURED";
    case "INVALID_INPUT":
    case "NOT_FOUND":
      return "BAD_INPUT";
    case "UPSTREAM_FAILED":
    case "UNAVAILABLE":
    case "RATE_LIMITED":
      return "UPSTREAM_FAILED";
    default:
      return "NODE_FAILED";
  }
}
