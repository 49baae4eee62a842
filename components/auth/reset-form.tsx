"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { resetPasswordEndpoint } from "@/lib/auth/api";
import { call } from "@/lib/http/call";
import { AuthField } from "./auth-field";
import { FormAlert } from "./form-alert";
import type { AuthFailure } from "./read-auth-query";
import { useAuthForm } from "./use-auth-form";

/** Says the same whether or not the email has an account: a stranger must not learn which. */
export function ResetForm({ isSent, failure }: { isSent: boolean; failure: AuthFailure | null }) {
  const [hasSent, setSent] = useState(isSent);
  const form = useAuthForm(failure, async (read) => {
    await call(resetPasswordEndpoint, { email: read("email") });
    setSent(true);
  });
  if (hasSent)
    return (
      <output className="block text-table">
        If this email has an account, a link is on its way. It works once.
      </output>
    );
  return (
    <form
      method="post"
      action={resetPasswordEndpoint.path}
      onSubmit={form.submit}
      className="flex flex-col gap-3"
    >
      <FormAlert>{form.errors.form}</FormAlert>
      <input type="hidden" name="next" value="/reset?done=1" />
      <AuthField
        name="email"
        label="Email"
        type="email"
        autoComplete="username"
        required
        maxLength={254}
        errors={form.errorsOf("email")}
      />
      <Button type="submit" size="lg" disabled={form.isPending} className="mt-1">
        {form.isPending ? "Sending…" : "Mail me a link"}
      </Button>
    </form>
  );
}
