"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { cn } from "@/components/ui/cn";

const SHOWN_MS = 1200;

/** Puts the whole address on the clipboard; in tables it appears with the pointer or the focus. */
export function CopyAddress({ address, isAlways }: { address: string; isAlways?: boolean }) {
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = async () => {
    await navigator.clipboard.writeText(address);
    setCopied(true);
  };
  const Icon = isCopied ? Check : Copy;
  return (
    <button
      type="button"
      tabIndex={isAlways ? undefined : -1}
      aria-label={isCopied ? "Address copied" : "Copy the address"}
      title={isCopied ? "Copied" : "Copy the address"}
      onClick={() => void copy().catch(() => setCopied(false))}
      className={cn(
        "ml-1 inline-flex size-4 shrink-0 items-center justify-center rounded-sm text-faint hover:text-foreground",
        !isAlways &&
          !isCopied &&
          "opacity-0 group-hover/wallet:opacity-100 focus-visible:opacity-100 [@media(hover:none)]:hidden",
        isCopied && "text-yes",
      )}
    >
      <Icon aria-hidden className="size-3 stroke-[1.5]" />
    </button>
  );
}
