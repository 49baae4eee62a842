import { dataUrlToBlob } from "@/components/ui/data-url-to-blob";
import { saveFile } from "@/components/ui/save-file";
import { candlesToCsv } from "@/lib/markets/candles-to-csv";
import type { Ohlc } from "@/lib/markets/schema";

export const saveCandles = (name: string, data: Ohlc): void =>
  saveFile(`${name}.csv`, "text/csv", candlesToCsv(data));

/** A drawing comes as its data URL. */
export const saveDrawing = (name: string, url: string): void =>
  saveFile(`${name}.png`, "image/png", dataUrlToBlob(url));
