import { hexOf } from "./ids.ts";
import { normalQuantile } from "./normal.ts";
import { hash, randomFrom } from "./rng.ts";

export type WalletKind = "informed" | "whale" | "maker" | "farmer" | "fresh" | "wash" | "crowd";

/** Who somebody is, for the simulation alone: no answer says it. */
export interface Wallet {
  index: number;
  address: string;
  kind: WalletKind;
  /** Trades a day that it takes, on average. */
  rate: number;
  /** Dollars of a typical trade. */
  stake: number;
  stakeSpread: number;
  /** Share of its trades that sell what it holds. */
  sellShare: number;
  /** What a share that it buys is worth above what it pays, on average. */
  edge: number;
  ring: number | null;
  /** Days after the first of the history at which it first trades. */
  joined: number;
  name: string;
  pseudonym: string;
}

/** Shares of all wallets; the crowd is the rest. */
const SHARES: readonly (readonly [WalletKind, number])[] = [
  ["informed", 0.035],
  ["whale", 0.02],
  ["maker", 0.015],
  ["farmer", 0.03],
  ["fresh", 0.12],
  ["wash", 0.02],
];
const RING = 4;

type Habits = Pick<Wallet, "rate" | "stake" | "stakeSpread" | "sellShare" | "edge">;
type Draw = { normal: () => number; between: (low: number, high: number) => number };

const HABITS: Record<WalletKind, (draw: Draw) => Habits> = {
  informed: ({ normal, between }) => ({
    rate: Math.min(9, Math.max(2.6, 4 * Math.exp(0.4 * normal()))),
    stake: 60 * Math.exp(0.6 * normal()),
    stakeSpread: 1.1,
    sellShare: between(0, 0.05),
    edge: between(0.06, 0.08),
  }),
  whale: ({ normal, between }) => ({
    rate: Math.min(4, 0.9 * Math.exp(0.5 * normal())),
    stake: 2400 * Math.exp(0.5 * normal()),
    stakeSpread: 1.1,
    sellShare: between(0.05, 0.2),
    edge: 0,
  }),
  maker: ({ normal }) => ({
    rate: 2 * Math.exp(0.3 * normal()),
    stake: 60,
    stakeSpread: 0.8,
    sellShare: 1,
    edge: 0,
  }),
  farmer: ({ normal, between }) => ({
    rate: Math.min(4, 0.8 * Math.exp(0.5 * normal())),
    stake: 160 * Math.exp(0.7 * normal()),
    stakeSpread: 1.1,
    sellShare: between(0, 0.04),
    edge: 0,
  }),
  fresh: ({ normal }) => ({
    rate: 0,
    stake: 700 * Math.exp(0.5 * normal()),
    stakeSpread: 0.6,
    sellShare: 0,
    edge: 0.06,
  }),
  wash: ({ normal, between }) => ({
    rate: 0.25,
    stake: 45 * Math.exp(0.5 * normal()),
    stakeSpread: 1.1,
    sellShare: between(0.03, 0.15),
    edge: 0,
  }),
  crowd: ({ normal, between }) => ({
    rate: Math.min(9, 0.16 * Math.exp(1.45 * normal())),
    stake: 45 * Math.exp(0.9 * normal()),
    stakeSpread: 1.2,
    sellShare: between(0.02, 0.2),
    edge: 0,
  }),
};

const FIRST = [
  "Quiet",
  "Amber",
  "Rapid",
  "Hollow",
  "Lucky",
  "Silent",
  "Brisk",
  "Velvet",
  "Outer",
  "Plain",
];
const SECOND = [
  "Harbor",
  "Lantern",
  "Falcon",
  "Pebble",
  "Cedar",
  "Meadow",
  "Comet",
  "Anchor",
  "Otter",
  "Signal",
];

function makeWallet(seed: number, index: number, kind: WalletKind, ring: number | null): Wallet {
  const random = randomFrom(hash(seed, 0x3a11, index));
  const normal = () => normalQuantile(random.next());
  const habits = HABITS[kind]({ normal, between: random.between });
  const named = random.chance(0.3);
  const pseudonym = `${random.pick(FIRST)}-${random.pick(SECOND)}`;
  const late = random.chance(kind === "crowd" ? 0.35 : 0.15);
  return {
    index,
    address: `0x${hexOf(40, seed, 0xadd7, index)}`,
    kind,
    ...habits,
    ring,
    joined: kind === "fresh" || late ? random.int(2, 60) : 0,
    name: named ? `${pseudonym.toLowerCase()}${random.int(2, 99)}` : "",
    pseudonym: random.chance(0.8) ? pseudonym : "",
  };
}

export function walletCountFor(markets: number): number {
  return Math.min(2400, Math.max(80, Math.round(markets * 0.8)));
}

export function makeWallets(seed: number, markets: number): Wallet[] {
  const count = walletCountFor(markets);
  const kinds = SHARES.flatMap(([kind, share]) =>
    Array.from({ length: Math.ceil((share * count) / RING) * RING }, () => kind),
  );
  return Array.from({ length: count }, (_, index) => {
    const kind = kinds[index] ?? "crowd";
    const ring = kind === "wash" ? Math.floor(index / RING) : null;
    return makeWallet(seed, index, kind, ring);
  });
}
