import type { ComponentProps, ReactNode } from "react";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { cn } from "@/components/ui/cn";

type AuthFieldProps = {
  name: string;
  label: string;
  help?: string;
  errors: readonly string[];
  /** Stands inside the right end of the field. */
  end?: ReactNode;
} & Omit<ComponentProps<"input">, "name" | "id">;

/** A labelled field whose error stands under it and is read out with it. */
export function AuthField({ name, label, help, errors, end, className, ...input }: AuthFieldProps) {
  const isWrong = errors.length > 0;
  const noteId = `${name}-note`;
  const note = isWrong ? errors.join(" ") : help;
  return (
    <div className="flex flex-col gap-1">
      <Label htmlFor={name}>{label}</Label>
      <div className="relative">
        <Input
          id={name}
          name={name}
          aria-invalid={isWrong || undefined}
          aria-describedby={note ? noteId : undefined}
          className={cn("h-9 text-body", end !== undefined && "pr-9", className)}
          {...input}
        />
        {end}
      </div>
      {note && (
        <p id={noteId} className={cn("text-label", isWrong ? "text-no" : "text-muted-foreground")}>
          {note}
        </p>
      )}
    </div>
  );
}
