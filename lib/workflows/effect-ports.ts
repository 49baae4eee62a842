import type { EgressAnswer, EgressRequest } from "../http/egress.ts";

export type SignalDraft = {
  marketId: string;
  /** YES is the first outcome. */
  side: "YES" | "NO";
  /** Of the first outcome, in [0, 1]. */
  probability: number | null;
  confidence: number | null;
  reason: string | null;
  nodeId: string;
  dedupeKey: string;
};

export type WrittenSignal = {
  id: string;
  marketId: string;
  eventId: string | null;
  side: "YES" | "NO";
  probability: number | null;
  confidence: number | null;
  reason: string | null;
  /** Of the first outcome when it was written. */
  priceAt: number | null;
  createdAt: string;
};

export type NotificationDraft = {
  title: string;
  body: string | null;
  /** A path of this product, or https. */
  link: string | null;
  dedupeKey: string;
};

/** What nodes do to the world. A key that was there before does nothing a second time. */
export type EffectPorts = {
  /** Fails with BLOCKED_ADDRESS before anything is sent to where nodes may not reach. */
  http: { send(request: EgressRequest, signal: AbortSignal): Promise<EgressAnswer> };
  /** NOT_FOUND where the market is unknown. */
  signals: { write(draft: SignalDraft, signal: AbortSignal): Promise<WrittenSignal> };
  /** False where it was sent before. */
  notifications: { send(draft: NotificationDraft, signal: AbortSignal): Promise<boolean> };
  /** How many were not on it yet. */
  watchlist: { add(marketIds: readonly string[], signal: AbortSignal): Promise<number> };
};
