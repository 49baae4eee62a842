"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { cn } from "@/components/ui/cn";
import { navigation } from "./navigation";

/** Labels stay in the tree when the sidebar is narrow, for screen readers and for the tooltip. */
export function NavigationLinks() {
  const pathname = usePathname();
  return (
    <ul className="flex flex-col gap-px p-1.5">
      {navigation.map(({ href, label, icon: Icon }) => {
        const isCurrent = href === "/" ? pathname === "/" : pathname.startsWith(href);
        return (
          <li key={href}>
            <Link
              href={href}
              prefetch={false}
              aria-current={isCurrent ? "page" : undefined}
              className={cn(
                "flex h-7 items-center gap-2.5 overflow-hidden rounded-md px-2.5 text-table whitespace-nowrap text-muted-foreground hover:bg-accent hover:text-foreground",
                isCurrent && "bg-accent text-foreground",
              )}
            >
              <Icon aria-hidden className="size-4 shrink-0 stroke-[1.5]" />
              <span className="group-data-collapsed/shell:md:sr-only">{label}</span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
