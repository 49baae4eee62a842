import type { AuthError } from "@supabase/supabase-js";
import { AppError, invalidInput } from "../errors.ts";

/** What Supabase Auth refuses, without saying which part of a credential was wrong. */
export function toAuthError(error: AuthError): AppError {
  const cause = { cause: error };
  const { code = "", status = 0 } = error;
  if (code === "user_already_exists" || code === "email_exists")
    return new AppError("CONFLICT", "This email already has an account", cause);
  if (code === "weak_password" || code === "same_password")
    return invalidInput("password", error.message);
  if (code === "email_address_invalid" || code === "validation_failed")
    return invalidInput("email", "is not accepted");
  if (code === "signup_disabled" || code === "email_provider_disabled")
    return new AppError("FORBIDDEN", "New accounts are closed here", cause);
  if (status === 429)
    return new AppError("RATE_LIMITED", "Too many tries; wait a minute", {
      ...cause,
      retryAfterSeconds: 60,
    });
  if (status === 0 || status >= 500)
    return new AppError("UNAVAILABLE", "Accounts cannot be reached; try again", cause);
  return new AppError("UNAUTHENTICATED", "The email or the password is wrong", cause);
}
