const YEAR_SECONDS = 31_536_000;

export const PALETTE_COOKIE = "palette";
export const BLUE_ORANGE = "blue-orange";

/** The page changes at once; the cookie lets the server draw the next one right the first time. */
export function applyPalette(palette: string): void {
  if (palette === BLUE_ORANGE) document.documentElement.dataset["palette"] = palette;
  else delete document.documentElement.dataset["palette"];
  // oxlint-disable-next-line unicorn/no-document-cookie -- the cookie store API is not in every browser that we serve
  document.cookie = `${PALETTE_COOKIE}=${palette}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
}
