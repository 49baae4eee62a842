"use client";

import { Button } from "@/components/ui/button";
import { signUpEndpoint } from "@/lib/auth/api";
import { call } from "@/lib/http/call";
import { AuthField } from "./auth-field";
import { FormAlert } from "./form-alert";
import { PasswordField } from "./password-field";
import type { AuthFailure } from "./read-auth-query";
import { useAuthForm } from "./use-auth-form";

export function SignUpForm({ next, failure }: { next: string; failure: AuthFailure | null }) {
  const form = useAuthForm(failure, async (read) => {
    await call(signUpEndpoint, { email: read("email"), password: read("password") });
    window.location.assign(next);
  });
  return (
    <form
      method="post"
      action={signUpEndpoint.path}
      onSubmit={form.submit}
      className="flex flex-col gap-3"
    >
      <FormAlert>{form.errors.form}</FormAlert>
      <input type="hidden" name="next" value={next} />
      <AuthField
        name="email"
        label="Email"
        type="email"
        autoComplete="username"
        required
        maxLength={254}
        errors={form.errorsOf("email")}
      />
      <PasswordField
        autoComplete="new-password"
        required
        minLength={8}
        maxLength={72}
        help="8 to 72 characters. A few words are easy to remember and hard to guess."
        errors={form.errorsOf("password")}
      />
      <Button type="submit" size="lg" disabled={form.isPending} className="mt-1">
        {form.isPending ? "Creating the account…" : "Create account"}
      </Button>
    </form>
  );
}
