"use client";

import { useTheme } from "next-themes";
import { Toaster as Sonner } from "sonner";

export function Toaster() {
  const { resolvedTheme } = useTheme();
  return (
    <Sonner
      theme={resolvedTheme === "light" ? "light" : "dark"}
      position="bottom-right"
      offset={{ bottom: 32, right: 12 }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-80 font-sans max-w-[90vw] items-center gap-2 rounded-lg border border-border bg-popover p-3 text-table text-popover-foreground",
          title: "font-medium",
          description: "text-muted-foreground",
          actionButton: "ml-auto text-primary underline-offset-4 hover:underline",
        },
      }}
    />
  );
}
