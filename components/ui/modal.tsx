"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { cn } from "./cn";

/** A layer on the browser's own modal dialog, which holds the focus, makes the page inert and closes on Escape. */
export function Modal({
  label,
  onClose,
  className,
  children,
}: {
  label: string;
  onClose: () => void;
  className?: string;
  children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    // Some browsers give the focus to the frame around the field.
    element?.querySelector<HTMLElement>("[cmdk-input]")?.focus();
    return () => element?.close();
  }, []);
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- a press on the backdrop closes; the keyboard has Escape
    <dialog
      ref={dialog}
      aria-label={label}
      // One that was opened again meanwhile, as React's strict mode does, stays.
      onClose={() => dialog.current?.open || onClose()}
      onClick={(event) => event.target === event.currentTarget && onClose()}
      className={cn(
        "fixed inset-x-0 top-[12vh] m-0 mx-auto max-h-[76vh] w-[calc(100vw-24px)] max-w-xl flex-col overflow-hidden rounded-lg border border-border bg-popover p-0 text-popover-foreground open:flex backdrop:bg-black/50",
        className,
      )}
    >
      {children}
    </dialog>
  );
}
