import { RelativeTime } from "@/components/layout/relative-time";
import { Badge } from "@/components/ui/badge";
import type { AlertChannel, AlertTest } from "@/lib/alerts/schema";

const WORDS: Record<AlertChannel, string> = { "in-app": "Bell", webhook: "Webhook", email: "Mail" };

/** The form above it may fill its dialog already. */
const showAll = (result: HTMLElement | null) => result?.scrollIntoView({ block: "nearest" });

/** What would have been told, to whom, and from data of when. */
export function AlertTestResult({ test }: { test: AlertTest }) {
  const { wouldFire, reason, title, body, observedAt, heldUntil, channels } = test;
  return (
    <section
      ref={showAll}
      aria-label="Test"
      aria-live="polite"
      className="flex flex-col gap-1 rounded-md border border-border px-2.5 py-2 text-table"
    >
      <p className="flex flex-wrap items-center gap-2 text-label text-muted-foreground">
        <Badge tone={wouldFire ? "yes" : "neutral"}>
          {wouldFire ? "Would tell" : "Nothing to tell"}
        </Badge>
        {reason}
        {observedAt && (
          <span className="ml-auto text-faint">
            data of <RelativeTime at={observedAt} />
          </span>
        )}
      </p>
      <p className="font-medium break-words">
        <bdi>{title}</bdi>
      </p>
      {body && <p className="whitespace-pre-line text-muted-foreground">{body}</p>}
      <ul className="flex flex-wrap gap-x-3 text-label text-muted-foreground">
        {channels.map(({ channel, to, ready, problem }) => (
          <li key={channel} className={ready ? undefined : "text-warn"}>
            {WORDS[channel]} → {ready ? to : problem}
          </li>
        ))}
        {heldUntil && (
          <li className="text-warn">
            held back by your quiet hours, <RelativeTime at={heldUntil} />
          </li>
        )}
      </ul>
      <p className="text-label text-faint">Nothing was sent.</p>
    </section>
  );
}
