"use client";

import { Button } from "@/components/ui/button";
import { resetPasswordEndpoint } from "@/lib/auth/api";
import { call } from "@/lib/http/call";
import { FormAlert } from "./form-alert";
import { PasswordField } from "./password-field";
import type { AuthFailure } from "./read-auth-query";
import { useAuthForm } from "./use-auth-form";

const AFTERWARDS = "/sign-in?reset=done";
const WORDS = { UNAUTHENTICATED: "This link has run out. Ask for another." };

export function NewPasswordForm({
  token,
  failure,
}: {
  token: string;
  failure: AuthFailure | null;
}) {
  const form = useAuthForm(
    failure,
    async (read) => {
      await call(resetPasswordEndpoint, { token, password: read("password") });
      window.location.assign(AFTERWARDS);
    },
    WORDS,
  );
  return (
    <form
      method="post"
      action={resetPasswordEndpoint.path}
      onSubmit={form.submit}
      className="flex flex-col gap-3"
    >
      <FormAlert>{form.errors.form}</FormAlert>
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="next" value={AFTERWARDS} />
      <PasswordField
        label="New password"
        autoComplete="new-password"
        required
        minLength={8}
        maxLength={72}
        help="8 to 72 characters"
        errors={form.errorsOf("password")}
      />
      <Button type="submit" size="lg" disabled={form.isPending} className="mt-1">
        {form.isPending ? "Saving…" : "Save the new password"}
      </Button>
    </form>
  );
}
