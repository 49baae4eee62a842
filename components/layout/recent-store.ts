import { z } from "zod";

export const RECENT_KINDS = ["market", "event", "wallet", "workflow", "screen", "page"] as const;

const recentSchema = z.array(
  z.object({
    kind: z.enum(RECENT_KINDS),
    title: z.string().max(500),
    href: z.string().regex(/^\/(?![/\\])/),
  }),
);
export type RecentItem = z.infer<typeof recentSchema>[number];

const KEY = "cascadian-recent";
const MOST = 6;

/** What was opened from the search last, in this browser; nothing where its storage is closed or spoiled. */
export function readRecent(): RecentItem[] {
  try {
    return recentSchema.parse(JSON.parse(localStorage.getItem(KEY) ?? "[]")).slice(0, MOST);
  } catch {
    return [];
  }
}

export function keepRecent(item: RecentItem): void {
  if (item.kind === "page") return;
  try {
    const rest = readRecent().filter(({ href }) => href !== item.href);
    localStorage.setItem(KEY, JSON.stringify([item, ...rest].slice(0, MOST)));
  } catch {
    // A browser that keeps nothing has no recent items.
  }
}
