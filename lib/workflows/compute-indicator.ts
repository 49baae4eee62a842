import {
  ATR,
  BollingerBands,
  EMA,
  getAverage,
  getStandardDeviation,
  MACD,
  MOM,
  RSI,
  SMA,
} from "trading-signals";

export const INDICATORS = [
  "sma",
  "ema",
  "rsi",
  "macd",
  "bollinger",
  "atr",
  "momentum",
  "zscore",
] as const;
export type IndicatorName = (typeof INDICATORS)[number];

export type IndicatorOptions = {
  indicator: IndicatorName;
  period: number;
  fast: number;
  slow: number;
  signal: number;
  deviations: number;
};

export type Tick = { high: number; low: number; close: number };

/** What each tick gives, by the suffix of the field; null until there are enough of them. */
export type IndicatorValues = Readonly<Record<string, number | null>>;

type Indicator = { suffixes: readonly string[]; add(tick: Tick): IndicatorValues };

const orNull = (value: number | null | undefined): number | null =>
  typeof value === "number" && Number.isFinite(value) ? value : null;

/** One value a tick, null while the library's own indicator asks for more: some of them answer before that. */
function single(
  indicator: { add(input: number): number | null; getRequiredInputs(): number },
  isDefined: () => boolean = () => true,
): Indicator {
  let seen = 0;
  return {
    suffixes: [""],
    add({ close }) {
      const value = indicator.add(close);
      return { "": ++seen >= indicator.getRequiredInputs() && isDefined() ? orNull(value) : null };
    },
  };
}

export function createIndicator(options: IndicatorOptions): Indicator {
  const { indicator, period } = options;
  switch (indicator) {
    case "sma":
      return single(new SMA(period));
    case "ema":
      return single(new EMA(period));
    case "momentum":
      return single(new MOM(period));
    case "rsi":
      return createRsi(period);
    case "macd":
      return createMacd(options);
    case "bollinger":
      return createBollinger(period, options.deviations);
    case "atr":
      return createAtr(period);
    case "zscore":
      return createZScore(period);
  }
}

/** A series that never moved has no strength of either side; the library would say 100. */
function createRsi(period: number): Indicator {
  let last: number | null = null;
  let hasMoved = false;
  const rsi = single(new RSI(period), () => hasMoved);
  return {
    ...rsi,
    add(tick) {
      if (last !== null && tick.close !== last) hasMoved = true;
      last = tick.close;
      return rsi.add(tick);
    },
  };
}

function createMacd({ fast, slow, signal }: IndicatorOptions): Indicator {
  const macd = new MACD(new EMA(fast), new EMA(slow), new EMA(signal));
  let seen = 0;
  return {
    suffixes: ["", "_signal", "_histogram"],
    add({ close }) {
      const result = macd.add(close);
      const isWarm = ++seen >= slow + signal - 1;
      return {
        "": seen >= slow ? orNull(result?.macd) : null,
        _signal: isWarm ? orNull(result?.signal) : null,
        _histogram: isWarm ? orNull(result?.histogram) : null,
      };
    },
  };
}

function createBollinger(period: number, deviations: number): Indicator {
  const bands = new BollingerBands(period, deviations);
  return {
    suffixes: ["_lower", "_middle", "_upper"],
    add({ close }) {
      const result = bands.add(close);
      return {
        _lower: orNull(result?.lower),
        _middle: orNull(result?.middle),
        _upper: orNull(result?.upper),
      };
    },
  };
}

function createAtr(period: number): Indicator {
  const atr = new ATR(period);
  let seen = 0;
  return {
    suffixes: [""],
    add(tick) {
      const value = atr.add(tick);
      return { "": ++seen >= atr.getRequiredInputs() ? orNull(value) : null };
    },
  };
}

/** Distance from the mean of the last values in their standard deviations; without a deviation there is none. */
function createZScore(period: number): Indicator {
  const window: number[] = [];
  return {
    suffixes: [""],
    add({ close }) {
      window.push(close);
      if (window.length > period) window.shift();
      if (window.length < period) return { "": null };
      const deviation = getStandardDeviation(window);
      return { "": deviation > 1e-12 ? orNull((close - getAverage(window)) / deviation) : null };
    },
  };
}
