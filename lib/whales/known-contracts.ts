/** Polymarket's own contracts hold shares for others; they are nobody's position. In lower case. */
export const KNOWN_CONTRACTS: readonly string[] = [
  // Conditional tokens.
  "0x4d97dcd97ec945f40cf65f87097ace5ea0476045",
  // Exchange, and the one of negative-risk events.
  "0x4bfb41d5b3570defd03c39a9a4d8de6bd8b8982e",
  "0xc5d563a36ae78145c45a50134d48a1215220f80a",
  // Adapter of negative-risk events.
  "0xd91e80cf2e7be2e162c6513ced06f1dd0da35296",
  // Nobody: shares that were minted or burned.
  "0x0000000000000000000000000000000000000000",
];
