const UNDRAWABLE =
  /[^\u0020-\u007e\u00a0-\u024f\u0400-\u04ff\u2010-\u2026\u2030-\u203a\u20ac\u2190-\u2193\u2211\u2212\u2264\u2265\u0394]/gu;

/**
 * What the font of our pictures holds. The renderer would fetch glyphs of other scripts from a host of its maker, so they
 * are left out; a text of them alone becomes the fallback.
 */
export function drawableText(text: string, fallback: string, most = 160): string {
  const kept = text.replaceAll(UNDRAWABLE, "").replaceAll(/\s+/g, " ").trim();
  if (kept === "") return fallback;
  return kept.length > most ? `${kept.slice(0, most - 1).trimEnd()}…` : kept;
}
