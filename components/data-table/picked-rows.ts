/** Rows picked one by one; or all of the filter, where `rows` are those left out. */
export type PickedRows<Row> = { isAll: boolean; rows: ReadonlyMap<string, Row> };

export const nothingPicked: PickedRows<never> = { isAll: false, rows: new Map<string, never>() };
export const everythingPicked: PickedRows<never> = { isAll: true, rows: new Map<string, never>() };

export const isPicked = <Row>({ isAll, rows }: PickedRows<Row>, id: string): boolean =>
  rows.has(id) !== isAll;

export const countPicked = <Row>({ isAll, rows }: PickedRows<Row>, total: number): number =>
  isAll ? Math.max(total - rows.size, 0) : rows.size;

/** The same pick with some rows in it, or out of it. */
export function pickRows<Row>(
  { isAll, rows }: PickedRows<Row>,
  wanted: readonly (readonly [string, Row])[],
  isIn: boolean,
): PickedRows<Row> {
  const next = new Map(rows);
  for (const [id, row] of wanted) {
    if (isIn === isAll) next.delete(id);
    else next.set(id, row);
  }
  return { isAll, rows: next };
}
