"use client";

import { BellPlus } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import type { AlertPreset } from "@/lib/alerts/alert-draft";

const AlertDialog = lazy(() =>
  import("./alert-dialog").then((module) => ({ default: module.AlertDialog })),
);

type AlertButtonProps = {
  /** The kind that the form begins with, and what this place knows: `{ kind: "price-crosses", marketId, level }`. */
  preset: AlertPreset;
  /** What the market, event or wallet is called, for the sentence of the form. */
  subject?: string | undefined;
  /** Without one the button shows its icon alone. */
  label?: string;
  className?: string;
};

/** Offers an alert about whatever it stands beside; the form is loaded when it is asked for. */
export function AlertButton({ preset, subject, label, className }: AlertButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const name = subject ? `Alert on ${subject}` : "New alert";
  return (
    <>
      <Button
        variant={label ? "outline" : "ghost"}
        size={label ? "default" : "icon-sm"}
        aria-label={label ? undefined : name}
        title={label ? undefined : name}
        aria-haspopup="dialog"
        className={cn(className)}
        onClick={(event) => {
          event.stopPropagation();
          setOpen(true);
        }}
      >
        <BellPlus aria-hidden />
        {label}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <AlertDialog preset={preset} subject={subject} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
