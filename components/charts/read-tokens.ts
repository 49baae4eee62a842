/** Tokens of the page as the canvas takes them: drawn once and read back, since charts do not parse OKLCH. */
export function readTokens<const Names extends Record<string, `--${string}`>>(
  names: Names,
): { [N in keyof Names]: string } {
  const styles = getComputedStyle(document.documentElement);
  const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const toRgb = (token: string): string => {
    if (!context) return "rgb(128, 128, 128)";
    context.fillStyle = styles.getPropertyValue(token).trim();
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
    return `rgb(${red}, ${green}, ${blue})`;
  };
  return Object.fromEntries(Object.entries(names).map(([name, token]) => [name, toRgb(token)])) as {
    [N in keyof Names]: string;
  };
}
