import { makeWallets, type WalletKind } from "./wallets.ts";

export interface WalletTruth {
  address: string;
  kind: WalletKind;
  /** Worth above price of a share that it buys, in dollars. */
  edge: number;
  /** Members of one ring share the number. */
  ring: number | null;
}

/** Who is who in the simulation. For tests of detectors only: the product never imports it. */
export function demoTruth(seed: number, markets = 3000): WalletTruth[] {
  return makeWallets(seed, markets).map(({ address, kind, edge, ring }) => ({
    address,
    kind,
    edge,
    ring,
  }));
}
