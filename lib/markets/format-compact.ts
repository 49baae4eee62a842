const compact = new Intl.NumberFormat("en-US", {
  notation: "compact",
  maximumSignificantDigits: 3,
});

/** Shares and other plain amounts: 12,345 is "12.3K". */
export const formatCompact = (amount: number) => compact.format(amount);
