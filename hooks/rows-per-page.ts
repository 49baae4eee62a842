/** Rows of one window of a board, on the server and in the browser. */
export const ROWS_PER_PAGE = 100;
