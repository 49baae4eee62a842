"use client";

import { Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";

/** Both icons are in the page and the theme's class shows one, so that nothing moves when the browser takes over. */
export function ThemeToggle() {
  const { resolvedTheme, setTheme } = useTheme();
  return (
    <button
      type="button"
      aria-label="Change between dark and light"
      title="Dark or light"
      onClick={() => setTheme(resolvedTheme === "dark" ? "light" : "dark")}
      className="hidden size-7 place-content-center rounded-md text-muted-foreground hover:bg-accent hover:text-foreground sm:grid"
    >
      <Moon aria-hidden className="size-4 stroke-[1.5] dark:hidden" />
      <Sun aria-hidden className="hidden size-4 stroke-[1.5] dark:block" />
    </button>
  );
}
