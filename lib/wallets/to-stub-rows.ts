type Reference = {
  conditionId: string | null;
  title: string | null;
  slug: string | null;
  eventSlug: string | null;
};

/** Each market that the rows name once, for `market_stubs`. */
export function toStubRows(records: readonly Reference[]) {
  const stubs = new Map<string, { condition_id: string } & Record<string, string | null>>();
  for (const { conditionId, title, slug, eventSlug } of records)
    if (conditionId !== null && !stubs.has(conditionId))
      stubs.set(conditionId, { condition_id: conditionId, title, slug, event_slug: eventSlug });
  return [...stubs.values()];
}
