import type { WalletTruth } from "@/lib/demo/truth.ts";

export type ScoreRow = {
  wallet: string;
  gate: string | null;
  smart_money: number | null;
  verdict: string | null;
  is_market_maker: boolean;
  is_farmer: boolean;
  is_wash: boolean;
};

/** Chance that a positive stands above a negative; ties count half. */
export function areaUnderCurve(positives: readonly number[], negatives: readonly number[]): number {
  let above = 0;
  for (const positive of positives)
    for (const negative of negatives)
      above += positive > negative ? 1 : positive === negative ? 0.5 : 0;
  return above / (positives.length * negatives.length);
}

function hits(found: ReadonlySet<string>, wanted: ReadonlySet<string>) {
  const both = [...found].filter((wallet) => wanted.has(wallet)).length;
  return { precision: both / found.size, recall: both / wanted.size };
}

/** How well the stored scores see through the simulation; wallets without a single trade cannot be seen. */
export function judgeScores(rows: readonly ScoreRow[], truth: readonly WalletTruth[]) {
  const byWallet = new Map(rows.map((row) => [row.wallet, row]));
  const traded = truth.filter(({ address }) => byWallet.has(address));
  const of = (kind: WalletTruth["kind"]) =>
    traded.filter((one) => one.kind === kind).map(({ address }) => address);
  const found = (is: (row: ScoreRow) => boolean) =>
    new Set(rows.filter(is).map(({ wallet }) => wallet));
  const scores = (wallets: readonly string[]) =>
    wallets.map((wallet) => byWallet.get(wallet)?.smart_money ?? null);
  const present = (values: readonly (number | null)[]) => values.filter((value) => value !== null);
  const informed = scores(of("informed"));
  const crowd = scores(of("crowd"));
  const zero = traded.filter(({ edge, kind }) => edge === 0 && kind !== "maker");
  const skilled = found(({ verdict }) => verdict === "skilled");
  return {
    auc: areaUnderCurve(
      informed.map((value) => value ?? -1),
      crowd.map((value) => value ?? -1),
    ),
    aucScored: areaUnderCurve(present(informed), present(crowd)),
    informedScored: present(informed).length / informed.length,
    maker: hits(
      found((row) => row.is_market_maker),
      new Set(of("maker")),
    ),
    farmer: hits(
      found((row) => row.is_farmer),
      new Set(of("farmer")),
    ),
    wash: hits(
      found((row) => row.is_wash),
      new Set(of("wash")),
    ),
    skilled: skilled.size,
    skilledInformed: of("informed").filter((wallet) => skilled.has(wallet)).length,
    falselySkilled: zero.filter(({ address }) => skilled.has(address)).length,
    zeroJudged: zero.filter(({ address }) => byWallet.get(address)?.verdict !== null).length,
  };
}
