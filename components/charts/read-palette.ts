import type { ChartPalette } from "@/lib/markets/chart-base";

const SERIES = [1, 2, 3, 4, 5, 6, 7, 8].map((place) => `--series-${place}`);

/** The page's tokens as the canvas takes them: drawn once and read back, since charts do not parse OKLCH. */
export function readPalette(lineToken: "--yes" | "--no" | "--blue"): ChartPalette {
  const styles = getComputedStyle(document.documentElement);
  const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const toRgb = (token: string, alpha = 1): string => {
    if (!context) return `rgba(128, 128, 128, ${alpha})`;
    context.fillStyle = styles.getPropertyValue(token).trim();
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
    return `rgba(${red}, ${green}, ${blue}, ${alpha})`;
  };
  return {
    line: toRgb(lineToken),
    fill: toRgb(lineToken, 0.08),
    text: toRgb("--text"),
    faint: toRgb("--faint"),
    hairline: toRgb("--hairline"),
    panel: toRgb("--raised"),
    yes: toRgb("--yes"),
    no: toRgb("--no"),
    yesSoft: toRgb("--yes", 0.45),
    noSoft: toRgb("--no", 0.45),
    warn: toRgb("--warn"),
    series: SERIES.map((token) => toRgb(token)),
  };
}
