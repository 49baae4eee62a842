const WORDS: Record<string, string> = {
  wash: "Not scored for skill: circular trading is suspected",
  "market-maker": "Not scored for skill: a market maker",
  farmer: "Not scored for skill: buys at 95¢ and above on average",
  coverage: "Not scored for skill: its activity is not known whole yet",
  "few-settled": "Not scored for skill: fewer than 10 settled markets",
  "few-events": "Not scored for skill: fewer than 5 settled events",
};

/** Why a wallet has no smart-money score, in words; null where it passes the gate. */
export const describeGate = (gate: string | null): string | null =>
  gate === null ? null : (WORDS[gate] ?? `Not scored for skill: ${gate}`);
