"use client";

import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useState, useSyncExternalStore } from "react";
import { AuthField } from "./auth-field";

const never = () => () => {};

/** The button that shows the password is there only where it works: without JavaScript the field stands alone. */
export function PasswordField({
  label = "Password",
  ...field
}: Omit<ComponentProps<typeof AuthField>, "end" | "type" | "label" | "name"> & { label?: string }) {
  const [isShown, setShown] = useState(false);
  const hasScript = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const Icon = isShown ? EyeOff : Eye;
  return (
    <AuthField
      {...field}
      label={label}
      name="password"
      type={isShown ? "text" : "password"}
      end={
        hasScript && (
          <button
            type="button"
            onClick={() => setShown(!isShown)}
            aria-pressed={isShown}
            aria-label="Show the password"
            className="absolute top-1 right-1 grid size-7 place-content-center rounded-md text-muted-foreground hover:bg-accent hover:text-foreground"
          >
            <Icon aria-hidden className="size-4 stroke-[1.5]" />
          </button>
        )
      }
    />
  );
}
