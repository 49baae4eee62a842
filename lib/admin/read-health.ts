export type HealthCheck = {
  name: string;
  ok: boolean;
  reason: string | null;
  ageSeconds: number | null;
  /** The age that it may have. */
  budgetSeconds: number | null;
};

export type Health = { isWell: boolean; checks: HealthCheck[]; at: string };

/** The answer of `/api/health`, well or not; null where it is neither. */
export function readHealth(body: unknown, now: Date): Health | null {
  const checks = read(body, "data", "checks") ?? read(body, "error", "details", "checks");
  if (!Array.isArray(checks)) return null;
  return {
    isWell: read(body, "success") === true,
    checks: checks as HealthCheck[],
    at: now.toISOString(),
  };
}

function read(value: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === "object" && at !== null ? Reflect.get(at, key) : undefined),
    value,
  );
}
