/** A group that is opened: its place in the list of groups, and how many rows it shows below itself. */
export type OpenGroup = { index: number; rows: number };

/** Where a row of the flattened list stands: a group's own row, or one inside of it. */
export type GroupPlace = { group: number; row: number | null };

/** Groups one after the other, each opened one followed by its rows; `open` is sorted by index. */
export function placeOf(open: readonly OpenGroup[], at: number): GroupPlace {
  let before = 0;
  for (const { index, rows } of open) {
    const own = index + before;
    if (at <= own) break;
    if (at <= own + rows) return { group: index, row: at - own - 1 };
    before += rows;
  }
  return { group: at - before, row: null };
}

export const countRows = (groups: number, open: readonly OpenGroup[]): number =>
  groups + open.reduce((sum, { rows }) => sum + rows, 0);
