"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";

/** A text to take along; it can be selected by hand where the clipboard is closed. */
export function CopyField({ label, text }: { label: string; text: string }) {
  const [copied, setCopied] = useState("");
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(text),
      () => setCopied(""),
    );
  return (
    <span className="flex gap-2">
      <Input
        readOnly
        aria-label={label}
        value={text}
        className="font-mono"
        onFocus={(event) => event.target.select()}
      />
      <Button variant="outline" onClick={() => void copy()}>
        {copied === text ? "Copied" : "Copy"}
      </Button>
    </span>
  );
}
