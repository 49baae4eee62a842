import Link from "next/link";
import type { ReactNode } from "react";
import { Mark } from "@/components/layout/mark";

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex h-11 shrink-0 items-center border-b border-border bg-panel px-4">
        <Link
          href="/"
          prefetch={false}
          className="flex items-center gap-2.5 text-body font-semibold tracking-tight"
        >
          <Mark />
          Cascadian
        </Link>
      </header>
      <main
        id="main"
        tabIndex={-1}
        className="flex flex-1 flex-col items-center px-4 pt-[12vh] pb-16 outline-none"
      >
        {children}
      </main>
      <footer className="flex h-6 shrink-0 items-center border-t border-border bg-panel px-4 text-label text-muted-foreground">
        Not financial advice
      </footer>
    </div>
  );
}
