"use client";

import { Button } from "@/components/ui/button";
import { signInEndpoint } from "@/lib/auth/api";
import { call } from "@/lib/http/call";
import { AuthField } from "./auth-field";
import { FormAlert } from "./form-alert";
import { PasswordField } from "./password-field";
import type { AuthFailure } from "./read-auth-query";
import { useAuthForm } from "./use-auth-form";

export function SignInForm({ next, failure }: { next: string; failure: AuthFailure | null }) {
  const form = useAuthForm(failure, async (read) => {
    await call(signInEndpoint, { email: read("email"), password: read("password") });
    window.location.assign(next);
  });
  return (
    <form
      method="post"
      action={signInEndpoint.path}
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
        autoComplete="current-password"
        required
        maxLength={200}
        errors={form.errorsOf("password")}
      />
      <Button type="submit" size="lg" disabled={form.isPending} className="mt-1">
        {form.isPending ? "Signing in…" : "Sign in"}
      </Button>
    </form>
  );
}
