"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";

const LINKS = [
  { href: "/methodology", label: "Methodology" },
  { href: "/glossary", label: "Glossary" },
  { href: "/data-source", label: "Data source" },
  { href: "/status", label: "Status" },
  { href: "/changelog", label: "Changelog" },
] as const;

/** The pages that say what the figures rest on. */
export function TrustLinks() {
  const path = usePathname();
  return (
    <nav aria-label="About the figures">
      <ul className="flex flex-wrap gap-x-3.5 text-table max-sm:-mx-3 max-sm:flex-nowrap max-sm:overflow-x-auto max-sm:px-3 max-sm:whitespace-nowrap max-sm:[scrollbar-width:none]">
        {LINKS.map(({ href, label }) => (
          <li key={href}>
            <Link
              href={href}
              prefetch={false}
              aria-current={path === href ? "page" : undefined}
              className="inline-flex h-6 items-center text-muted-foreground underline-offset-4 hover:text-foreground hover:underline aria-[current=page]:text-foreground aria-[current=page]:underline aria-[current=page]:decoration-primary"
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
