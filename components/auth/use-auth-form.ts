"use client";

import { type FormEvent, useState } from "react";
import { describeAuthError, describeAuthFailure, type FormErrors } from "./describe-auth-failure";
import type { AuthFailure } from "./read-auth-query";

/**
 * Sends a form without leaving the page, so that what was typed stays when it is refused.
 * Where the browser has no JavaScript the form posts itself to the same route.
 */
export function useAuthForm(
  failure: AuthFailure | null,
  send: (read: (name: string) => string) => Promise<void>,
  /** What a code means on this page, where the common words would mislead. */
  words: Readonly<Record<string, string>> = {},
) {
  const [errors, setErrors] = useState<FormErrors>(() => describeAuthFailure(failure, words));
  const [isPending, setPending] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    setPending(true);
    try {
      await send((name) => {
        const value = data.get(name);
        return typeof value === "string" ? value : "";
      });
    } catch (error) {
      const described = describeAuthError(error, words);
      setErrors(described);
      setPending(false);
      const [field = "password"] = Object.keys(described.fields);
      const control = form.elements.namedItem(field);
      if (control instanceof HTMLElement) control.focus();
    }
  };
  const errorsOf = (name: string) => errors.fields[name] ?? [];
  return { errors, errorsOf, isPending, submit };
}
