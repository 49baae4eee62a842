import { AppError } from "@/lib/errors";
import type { AuthFailure } from "./read-auth-query";

/** Texts under their fields, and one above the form where no field is at fault. */
export type FormErrors = { form: string | null; fields: Readonly<Record<string, string[]>> };

export const NO_ERRORS: FormErrors = { form: null, fields: {} };

const WORDS = new Map(
  Object.entries({
    UNAUTHENTICATED: "The email or the password is wrong.",
    CONFLICT: "This email already has an account. Sign in instead.",
    RATE_LIMITED: "Too many tries. Wait a minute, then try again.",
    UNAVAILABLE: "Accounts cannot be reached. Try again in a moment.",
    FORBIDDEN: "This is not allowed here.",
    NOT_FOUND: "This link is no longer valid. Ask for another.",
  }),
);

const FIELD_WORDS = new Map(
  Object.entries({
    email: "Write it as name@example.com.",
    password: "Use 8 to 72 characters.",
  }),
);

/** A form that was sent without JavaScript comes back with the code in its address; texts are our own. */
export function describeAuthFailure(
  failure: AuthFailure | null,
  words: Readonly<Record<string, string>> = {},
): FormErrors {
  if (!failure) return NO_ERRORS;
  const { code, field } = failure;
  const own = Object.hasOwn(words, code) ? words[code] : undefined;
  if (own !== undefined) return { form: own, fields: {} };
  const help = field === null ? undefined : FIELD_WORDS.get(field);
  if (code === "INVALID_INPUT" && field !== null && help !== undefined)
    return { form: null, fields: { [field]: [help] } };
  if (code === "CONFLICT") return { form: null, fields: { email: [WORDS.get(code) ?? ""] } };
  return {
    form: WORDS.get(code) ?? "It did not work. Check the fields and try again.",
    fields: {},
  };
}

export function describeAuthError(
  error: unknown,
  words: Readonly<Record<string, string>> = {},
): FormErrors {
  if (!(error instanceof AppError))
    return describeAuthFailure({ code: "UNAVAILABLE", field: null }, words);
  const [field] = Object.keys(toDetails(error.details));
  return describeAuthFailure({ code: error.code, field: field ?? null }, words);
}

const toDetails = (details: unknown): object =>
  typeof details === "object" && details !== null ? details : {};
