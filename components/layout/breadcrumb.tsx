"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { navigation } from "./navigation";

/** Pages that name themselves, by the list that leads to them. */
const CHILDREN = [
  { under: "/discovery/new", list: "/discovery", name: "New" },
  { under: "/markets/", list: "/discovery", name: "Market" },
  { under: "/events/", list: "/events", name: "Event" },
  { under: "/wallets/", list: "/whales", name: "Wallet" },
  { under: "/strategy-builder/", list: "/strategy-builder", name: "Workflow" },
] as const;

/** The page's place; a market or an event names itself on its own page, so the trail ends at its list. */
export function Breadcrumb() {
  const pathname = usePathname();
  const section = navigation.find(({ href }) => href !== "/" && pathname.startsWith(href));
  const child = CHILDREN.find(({ under }) => pathname.startsWith(under));
  const list = navigation.find(({ href }) => href === child?.list) ?? section ?? null;
  const isDeep = list !== null && pathname !== list.href;
  const leaf = child?.name;
  return (
    <nav aria-label="Breadcrumb" className="min-w-0 overflow-hidden">
      <ol className="flex items-center gap-1.5 text-table whitespace-nowrap">
        {list ? (
          <li>
            <Link
              href={list.href}
              prefetch={false}
              aria-current={isDeep ? undefined : "page"}
              className={isDeep ? "text-muted-foreground hover:text-foreground" : "font-medium"}
            >
              {list.label}
            </Link>
          </li>
        ) : (
          <li className="font-medium">{toWords(pathname)}</li>
        )}
        {isDeep && leaf && (
          <li aria-current="page" className="hidden font-medium sm:block">
            <span aria-hidden className="mr-1.5 text-faint">
              /
            </span>
            {leaf}
          </li>
        )}
      </ol>
    </nav>
  );
}

/** A page that no list leads to is called by its address: `/data-source` is "Data source". */
function toWords(pathname: string): string {
  const words = (pathname.split("/")[1] ?? "").replaceAll("-", " ");
  return words === "" ? "Overview" : words.charAt(0).toUpperCase() + words.slice(1);
}
