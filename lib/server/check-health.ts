import type { Context } from "../context.ts";
import { AppError } from "../errors.ts";
import type { Check } from "./api.ts";

const ANSWER_WITHIN_MS = 2000;

/** Throws UNAVAILABLE with the reasons when something does not work. */
export async function checkHealth(ctx: Context): Promise<{ status: "ok"; checks: Check[] }> {
  const checks = [await checkDatabase(ctx)];
  const failing = checks.filter(({ ok }) => !ok);
  if (failing.length === 0) return { status: "ok", checks };
  const reasons = failing.map(({ name, reason }) => `${name}: ${reason ?? "fails"}`);
  throw new AppError("UNAVAILABLE", reasons.join("; "), { details: { checks } });
}

async function checkDatabase({ service }: Context): Promise<Check> {
  const { error } = await service
    .from("user_roles")
    .select("role")
    .limit(1)
    .abortSignal(AbortSignal.timeout(ANSWER_WITHIN_MS));
  return {
    name: "database",
    ok: error === null,
    reason: error === null ? null : `does not answer within ${ANSWER_WITHIN_MS} ms`,
    ageSeconds: null,
  };
}
