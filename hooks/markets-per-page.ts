/** Rows of one window of the screener, on the server and in the browser. */
export const MARKETS_PER_PAGE = 100;
