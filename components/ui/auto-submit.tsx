"use client";

import Form from "next/form";
import type { ReactNode } from "react";

/** A GET form that goes off when a choice changes; without JavaScript its button does the same. */
export function AutoSubmit({
  action,
  label,
  children,
}: {
  action: string;
  label: string;
  children: ReactNode;
}) {
  return (
    <search className="min-w-0 flex-1">
      <Form
        action={action}
        prefetch={false}
        aria-label={label}
        onChange={(event) => {
          if (event.target instanceof HTMLSelectElement) event.currentTarget.requestSubmit();
        }}
        className="flex flex-wrap items-center gap-1.5"
      >
        {children}
      </Form>
    </search>
  );
}
