"use client";

import { type ReactNode, useState } from "react";
import { AccountContext } from "@/hooks/use-account";
import { SidebarToggle } from "./sidebar-toggle";

const YEAR_SECONDS = 31_536_000;

/** The grid of the page; the sidebar's width is kept in a cookie, so that the server draws it right the first time. */
export function ShellFrame({
  email,
  initialCollapsed,
  sidebar,
  children,
}: {
  email: string | null;
  initialCollapsed: boolean;
  sidebar: ReactNode;
  children: ReactNode;
}) {
  const [isCollapsed, setCollapsed] = useState(initialCollapsed);
  const toggle = () => {
    // oxlint-disable-next-line unicorn/no-document-cookie -- the cookie store API is not in every browser that we serve
    document.cookie = `sidebar=${isCollapsed ? "open" : "collapsed"}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
    setCollapsed(!isCollapsed);
  };
  return (
    <AccountContext value={email}>
      <div data-collapsed={isCollapsed || undefined} className="group/shell flex h-dvh">
        <aside className="hidden w-52 shrink-0 flex-col border-r border-border bg-panel group-data-collapsed/shell:w-12 md:flex">
          {sidebar}
          <SidebarToggle isCollapsed={isCollapsed} onToggle={toggle} />
        </aside>
        <div className="flex min-w-0 flex-1 flex-col">{children}</div>
      </div>
    </AccountContext>
  );
}
