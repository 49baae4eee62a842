import { Menu } from "lucide-react";
import { cookies } from "next/headers";
import Link from "next/link";
import type { ReactNode } from "react";
import { NotificationBell } from "@/components/notifications/notification-bell";
import { OfflineHost } from "@/components/offline/offline-host";
import { DisclosureMenu } from "@/components/ui/disclosure-menu";
import type { SyncStatus } from "@/lib/sync/schema";
import { AccountMenu } from "./account-menu";
import { Breadcrumb } from "./breadcrumb";
import { MiniWatchlistHost } from "@/components/watchlist/mini-watchlist-host";
import { Mark } from "./mark";
import { LayerHost } from "./layer-host";
import { NavigationLinks } from "./navigation-links";
import { SearchButton } from "./search-button";
import { ShellFrame } from "./shell-frame";
import { SourceChip } from "./source-chip";
import { StatusLine } from "./status-line";
import { ThemeToggle } from "./theme-toggle";

type AppShellProps = {
  email: string | null;
  isAdmin: boolean;
  /** Null when the status could not be read; the browser asks again. */
  status: SyncStatus | null;
  children: ReactNode;
};

export async function AppShell({ email, isAdmin, status, children }: AppShellProps) {
  const isCollapsed = (await cookies()).get("sidebar")?.value === "collapsed";
  return (
    <ShellFrame email={email} initialCollapsed={isCollapsed} sidebar={<Sidebar />}>
      <header className="flex h-11 shrink-0 items-center gap-2 border-b border-border bg-panel px-2 md:px-3">
        <div className="md:hidden">
          <DisclosureMenu
            summary={<Menu aria-hidden />}
            aria-label="Pages"
            panelClassName="left-0"
            closeOnAct
          >
            <nav aria-label="Pages">
              <NavigationLinks />
            </nav>
          </DisclosureMenu>
        </div>
        <Breadcrumb />
        <div className="ml-auto flex items-center gap-1.5">
          <SearchButton />
          <SourceChip initial={status} />
          {email !== null && <NotificationBell />}
          <ThemeToggle />
          <AccountMenu email={email} isAdmin={isAdmin} />
        </div>
      </header>
      <main id="main" tabIndex={-1} className="relative min-h-0 flex-1 overflow-auto outline-none">
        {children}
      </main>
      <StatusLine initial={status} />
      <LayerHost />
      <OfflineHost account={email ?? ""} />
    </ShellFrame>
  );
}

function Sidebar() {
  return (
    <>
      <Link
        href="/"
        prefetch={false}
        className="flex h-11 shrink-0 items-center gap-2.5 overflow-hidden border-b border-border px-4 text-body font-semibold tracking-tight"
      >
        <Mark />
        <span className="group-data-collapsed/shell:sr-only">Cascadian</span>
      </Link>
      <nav aria-label="Pages" className="shrink-0">
        <NavigationLinks />
      </nav>
      <MiniWatchlistHost />
    </>
  );
}
