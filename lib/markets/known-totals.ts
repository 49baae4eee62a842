/** A count and the generation of the rows that it was taken over; the database takes it over while that still holds. */
export type KnownTotal = { generation: number; total: number };

const CAPACITY = 500;
const totals = new Map<string, KnownTotal>();

export const recallTotal = (key: string): KnownTotal | null => totals.get(key) ?? null;

/** The filters asked for last stay. */
export function rememberTotal(key: string, known: KnownTotal): void {
  totals.delete(key);
  totals.set(key, known);
  const [oldest] = totals.keys();
  if (totals.size > CAPACITY && oldest !== undefined) totals.delete(oldest);
}
