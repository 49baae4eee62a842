import type { Ohlc } from "./schema.ts";

/** The candles of a chart as a file; every cell is a number or a time, so nothing needs quoting. */
export function candlesToCsv({ candles }: Ohlc): string {
  const rows = candles.map(({ time, open, high, low, close, points }) =>
    [time, open, high, low, close, points].join(","),
  );
  return ["time,open,high,low,close,points", ...rows, ""].join("\r\n");
}
