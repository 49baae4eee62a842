import { toHref } from "../http/to-href.ts";
import type { Position, WalletActivity, WalletTrade } from "./schema.ts";

/** The lists of a wallet's page, in the order of their tabs. */
export const WALLET_TABS = ["positions", "closed", "trades", "activity"] as const;
export type WalletTab = (typeof WALLET_TABS)[number];

export type WalletRows = {
  positions: Position;
  closed: Position;
  trades: WalletTrade;
  activity: WalletActivity;
};

/** What of the page stands in its URL. */
export const WALLET_KEYS = ["tab", "sort", "span", "type", "view"] as const;
export type WalletKey = (typeof WALLET_KEYS)[number];
export type WalletQuery = Partial<Record<WalletKey, string>>;

export const walletTabs = {
  of: ({ tab }: WalletQuery): WalletTab =>
    WALLET_TABS.find((known) => known === tab) ?? "positions",

  /** What the list's route is asked with; trades and activity have one order. */
  toInput(query: WalletQuery): Record<string, string> {
    const tab = walletTabs.of(query);
    return {
      ...((tab === "positions" || tab === "closed") && query.sort && { sort: query.sort }),
      ...(tab === "activity" && query.type && { type: query.type }),
    };
  },

  keyOf: (address: string, tab: WalletTab, input: Record<string, string>): string =>
    toHref(`wallet/${address}/${tab}`, input),

  path: (address: string, tab: WalletTab): string =>
    `/api/polymarket/wallet/${address}/${tab === "closed" ? "closed-positions" : tab}`,
};
