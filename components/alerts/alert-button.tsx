"use client";

import { BellPlus } from "lucide-react";
import { useRouter } from "next/navigation";
import { lazy, Suspense, useState } from "react";
import { signInHref } from "@/components/auth/sign-in-href";
import { Button } from "@/components/ui/button";
import { useAccount } from "@/hooks/use-account";
import type { AlertPreset } from "@/lib/alerts/alert-draft";

const loadDialog = () => import("./alert-dialog");
const AlertDialog = lazy(() => loadDialog().then((module) => ({ default: module.AlertDialog })));

type AlertButtonProps = {
  /** The kind that the form begins with, and what this place knows: `{ kind: "price-crosses", marketId, level }`. */
  preset: AlertPreset;
  /** What the market, event or wallet is called, for the sentence of the form. */
  subject?: string | undefined;
  /** Without one the button shows its icon alone. */
  label?: string;
  /** In a table Tab goes from row to row. */
  inRow?: boolean;
  className?: string;
};

/** Offers an alert about whatever it stands beside; the form is loaded when it is asked for, and a stranger led to the sign-in. */
export function AlertButton({ preset, subject, label, inRow, className }: AlertButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const router = useRouter();
  const isSignedIn = useAccount() !== null;
  const name = subject ? `Alert on ${subject}` : "New alert";
  return (
    <>
      <Button
        variant={label ? "outline" : "ghost"}
        size={label ? "default" : "icon-sm"}
        aria-label={label ? undefined : name}
        title={label ? undefined : name}
        aria-haspopup="dialog"
        {...(inRow && { tabIndex: -1 })}
        {...(className !== undefined && { className })}
        onPointerEnter={() => void loadDialog()}
        onClick={(event) => {
          event.stopPropagation();
          if (isSignedIn) setOpen(true);
          else router.push(signInHref());
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
