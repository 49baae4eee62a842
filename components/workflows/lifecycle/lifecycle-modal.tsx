"use client";

import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Modal } from "@/components/ui/modal";

type LifecycleModalProps = {
  title: string;
  onClose: () => void;
  className?: string;
  footer?: ReactNode;
  children: ReactNode;
};

/** The frame of every dialog around a workflow's life: a head, what scrolls, and the acts. */
export function LifecycleModal({
  title,
  onClose,
  className,
  footer,
  children,
}: LifecycleModalProps) {
  return (
    <Modal label={title} onClose={onClose} className={className ?? "max-w-2xl"}>
      <div className="flex min-h-10 shrink-0 items-center justify-between gap-2 border-b border-border px-3">
        <h2 className="text-body font-semibold">{title}</h2>
        <Button variant="ghost" size="icon-sm" aria-label="Close" onClick={onClose}>
          <X aria-hidden />
        </Button>
      </div>
      {children}
      {footer && (
        <div className="flex shrink-0 flex-wrap items-center justify-end gap-2 border-t border-border px-3 py-2">
          {footer}
        </div>
      )}
    </Modal>
  );
}
