import { AppError } from "../errors.ts";

/** Why one request to an upstream failed; `details` of its UPSTREAM_FAILED. */
export type UpstreamFault = {
  host: string;
  path: string;
  reason:
    | "maintenance"
    | "throttled"
    | "status"
    | "timeout"
    | "network"
    | "not_json"
    | "unexpected_shape"
    | "too_large"
    | "circuit_open";
  status: number | null;
  attempts: number;
};

export const toFault = (
  { url }: { url: URL },
  reason: UpstreamFault["reason"],
  status: number | null,
  attempts: number,
): UpstreamFault => ({ host: url.host, path: url.pathname, reason, status, attempts });

const RETRIED_STATUS = new Set([408, 425, 429]);

export const upstreamFailed = (
  fault: UpstreamFault,
  what: string,
  options: { cause?: unknown; retryAfterMs?: number | null } = {},
): AppError =>
  new AppError("UPSTREAM_FAILED", `${fault.host}${fault.path} ${what}`, {
    details: fault,
    cause: options.cause,
    ...(options.retryAfterMs != null && {
      retryAfterSeconds: Math.ceil(options.retryAfterMs / 1000),
    }),
  });

export function readUpstreamFault(error: unknown): UpstreamFault | null {
  if (!(error instanceof AppError) || error.code !== "UPSTREAM_FAILED") return null;
  return error.details as UpstreamFault;
}

/** A refused request stays refused; a host that is ill, busy or cut off may answer the next time. */
export function isWorthRetrying({ reason, status }: UpstreamFault): boolean {
  if (reason === "circuit_open" || reason === "too_large") return false;
  return status === null || status < 300 || status >= 500 || RETRIED_STATUS.has(status);
}
