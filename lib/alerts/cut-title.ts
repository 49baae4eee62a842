const MAX_TITLE = 200;

/** As much of a title as a notification holds. */
export const cutTitle = (text: string): string =>
  text.length > MAX_TITLE ? `${text.slice(0, MAX_TITLE - 1)}…` : text;
