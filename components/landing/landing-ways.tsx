import { Activity, Gauge, ListFilter, Scale, Wallet, Workflow } from "lucide-react";
import Link from "next/link";

const WAYS = [
  {
    href: "/discovery",
    icon: ListFilter,
    title: "Screen",
    text: "Fifty thousand markets by price, spread, volume, momentum and end; save the screen or export it whole.",
  },
  {
    href: "/whales",
    icon: Wallet,
    title: "Follow the money",
    text: "Tape, positions, flows, flips and concentration, with market makers and wash suspects apart.",
  },
  {
    href: "/insiders",
    icon: Activity,
    title: "Notice unusual activity",
    text: "Each factor, the base rate and the graded record of past flags. No verdict on anybody.",
  },
  {
    href: "/strategy-builder",
    icon: Workflow,
    title: "Let workflows watch",
    text: "Draw a graph of markets, filters, models and alerts; run it now, on a schedule or until approved.",
  },
  {
    href: "/analysis",
    icon: Gauge,
    title: "Check the prices",
    text: "Are markets at 30 % right three times in ten? By category and horizon, with intervals.",
  },
  {
    href: "/methodology",
    icon: Scale,
    title: "Read how it is computed",
    text: "Every formula with its version, thresholds fixed before they were tried, unknown never shown as 0.",
  },
];

/** What can be done here, each with the page where it is done. */
export function LandingWays() {
  return (
    <nav aria-label="What is here" className="border-b border-border lg:col-span-2">
      <ul className="grid h-full auto-rows-fr grid-cols-1 sm:grid-cols-2">
        {WAYS.map(({ href, icon: Icon, title, text }) => (
          <li key={href} className="border-r border-b border-border/60">
            <Link
              href={href}
              prefetch={false}
              className="group flex h-full gap-3 px-3 py-2.5 hover:bg-accent md:px-5"
            >
              <Icon aria-hidden className="mt-0.5 size-4 shrink-0 stroke-[1.5] text-primary" />
              <span className="min-w-0">
                <span className="block text-table font-medium group-hover:text-primary">
                  {title}
                </span>
                <span className="block text-table text-muted-foreground">{text}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
