import { AppError } from "../errors.ts";
import type { AuthContext } from "./auth-context.ts";
import { toAuthError } from "./to-auth-error.ts";

type Input = { email: string } | { token: string; password: string };

/** Mails a link, and says the same whether or not the address has an account; or takes the token from that link. */
export async function resetPassword(
  ctx: AuthContext,
  input: Input,
): Promise<{ sent: boolean; changed: boolean }> {
  if ("email" in input) {
    const { error } = await ctx.anonymousAuth.resetPasswordForEmail(input.email);
    const failure = error && toAuthError(error);
    if (failure && (failure.code === "UNAVAILABLE" || failure.code === "RATE_LIMITED"))
      throw failure;
    return { sent: true, changed: false };
  }
  const { error } = await ctx.auth.verifyOtp({ type: "recovery", token_hash: input.token });
  if (error) {
    const failure = toAuthError(error);
    if (failure.code === "UNAVAILABLE") throw failure;
    throw new AppError("UNAUTHENTICATED", "The link has run out; ask for a new one", {
      cause: error,
    });
  }
  const changed = await ctx.auth.updateUser({ password: input.password });
  if (changed.error) throw toAuthError(changed.error);
  // Whoever knew the old password is out, everywhere; the new one is shown to work by signing in.
  await ctx.auth.signOut({ scope: "global" });
  return { sent: false, changed: true };
}
