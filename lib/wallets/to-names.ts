/** What names the market of a fill or another line of activity, as the reads give it. */
export type NamedRow = {
  condition_id: string | null;
  token_id: string | null;
  outcome_index: number | null;
  market_id: string | null;
  title: string | null;
  slug: string | null;
  outcome: string | null;
};

export const toNames = (row: NamedRow) => ({
  conditionId: row.condition_id,
  tokenId: row.token_id,
  marketId: row.market_id,
  title: row.title,
  slug: row.slug,
  outcome: row.outcome,
  outcomeIndex: row.outcome_index,
});
