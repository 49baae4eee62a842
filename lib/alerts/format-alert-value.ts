import { formatPrice } from "../markets/format-price.ts";
import { formatUsd } from "../markets/format-usd.ts";
import type { AlertCondition, AlertKind } from "./schema.ts";

const percent = (value: number) =>
  `${value > 0 ? "+" : value < 0 ? "−" : ""}${Math.abs(value).toFixed(1)} %`;
const cents = (value: number) => `${(value * 100).toFixed(1)}¢`;

const FORMATS: Record<AlertKind, (value: number) => string> = {
  "price-crosses": formatPrice,
  "price-moves": percent,
  "large-trade": formatUsd,
  "whale-moves": formatUsd,
  consensus: formatPrice,
  "new-market": formatPrice,
  spread: cents,
  "set-arbitrage": cents,
  resolution: formatPrice,
  "sync-stale": (value) => `${Math.floor(value)} min`,
  "run-failed": String,
};

/** A value or a threshold in the unit of its kind. */
export const formatAlertValue = ({ kind }: Pick<AlertCondition, "kind">, value: number): string =>
  FORMATS[kind](value);
