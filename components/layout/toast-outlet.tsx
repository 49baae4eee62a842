"use client";

import { useEffect } from "react";
import { toast } from "sonner";
import { Toaster } from "@/components/ui/toaster";
import { type Notice, notices } from "@/hooks/notices";

/** Shows what was said before its code was there, then whatever comes. */
export function ToastOutlet() {
  useEffect(() => {
    const showAll = () => notices.take().forEach(show);
    showAll();
    return notices.subscribe(showAll);
  }, []);
  return <Toaster />;
}

function show({ title, description, action, durationMs, isFailure }: Notice): void {
  const options = {
    ...(description !== undefined && { description }),
    ...(action && { action: { label: action.label, onClick: action.act } }),
    ...((action || durationMs) && { duration: durationMs ?? 8000 }),
  };
  if (isFailure) toast.error(title, options);
  else toast(title, options);
}
