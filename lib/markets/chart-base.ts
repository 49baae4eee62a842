import { formatMoment } from "./format-moment.ts";
import { formatPrice } from "./format-price.ts";

/** Colours as the canvas takes them. */
export type ChartPalette = {
  line: string;
  fill: string;
  text: string;
  faint: string;
  hairline: string;
  panel: string;
  yes: string;
  no: string;
  yesSoft: string;
  noSoft: string;
  warn: string;
  /** Lines of equal rank beside each other, told apart by hue and lightness. */
  series: readonly string[];
};

type Extent = { min: number; max: number };

export const chartLabel = (palette: ChartPalette) => ({
  color: palette.faint,
  fontSize: 11,
  fontFamily: "inherit",
});

export const timeAxis = (palette: ChartPalette) => ({
  type: "time",
  axisLabel: { ...chartLabel(palette), hideOverlap: true },
  axisLine: { lineStyle: { color: palette.hairline } },
  axisTick: { show: false },
  splitLine: { show: false },
});

/** Room above and below what is drawn, within what a price can be. */
export const priceAxis = (palette: ChartPalette) => ({
  type: "value",
  position: "right",
  scale: true,
  min: ({ min, max }: Extent) => Math.max(min - Math.max((max - min) * 0.08, 0.005), 0),
  max: ({ min, max }: Extent) => Math.min(max + Math.max((max - min) * 0.08, 0.005), 1),
  axisLabel: {
    ...chartLabel(palette),
    formatter: (value: number) => formatPrice(value),
    showMinLabel: false,
    showMaxLabel: false,
  },
  splitLine: { lineStyle: { color: palette.hairline } },
});

type TooltipPoint = { axisValue?: number | string };

/** One box for all series at a moment. Texts are drawn on the canvas: nothing becomes HTML. */
export const crosshair = (palette: ChartPalette, describe: (timeMs: number) => string) => ({
  trigger: "axis",
  renderMode: "richText",
  confine: true,
  backgroundColor: palette.panel,
  borderColor: palette.hairline,
  borderWidth: 1,
  shadowBlur: 0,
  padding: [4, 8],
  textStyle: { color: palette.text, fontSize: 11, fontFamily: "inherit" },
  axisPointer: {
    type: "cross",
    snap: false,
    lineStyle: { color: palette.faint, type: "dashed" },
    crossStyle: { color: palette.faint },
    label: {
      backgroundColor: palette.panel,
      borderColor: palette.hairline,
      borderWidth: 1,
      shadowBlur: 0,
      color: palette.text,
      fontSize: 11,
      formatter: ({ axisDimension, value }: { axisDimension: string; value: number }) =>
        axisDimension === "y" ? formatPrice(value) : formatMoment(new Date(value).toISOString()),
    },
  },
  formatter: (points: TooltipPoint | TooltipPoint[]) => {
    const value = Number((Array.isArray(points) ? points[0] : points)?.axisValue);
    return Number.isFinite(value) ? describe(value) : "";
  },
});
