export type ScreenView = {
  /** The filter and its sort as they stand in the address. */
  query: Readonly<Record<string, string>>;
  /** Ids of the shown columns with commas; null where they are the usual ones. */
  cols: string | null;
};
