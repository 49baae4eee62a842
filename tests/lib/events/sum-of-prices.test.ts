import { expect, it } from "vitest";
import { sumOfPrices } from "@/lib/events/sum-of-prices";

it.each([
  {
    name: "adds the open markets",
    markets: [
      { price: 0.4, closed: false },
      { price: 0.5, closed: false },
    ],
    want: { sum: 0.9, counted: 2, unknown: 0 },
  },
  {
    name: "leaves closed ones out",
    markets: [
      { price: 1, closed: true },
      { price: 0.5, closed: false },
    ],
    want: { sum: 0.5, counted: 1, unknown: 0 },
  },
  {
    name: "counts the unknown and takes none for 0",
    markets: [
      { price: null, closed: false },
      { price: 0.5, closed: false },
    ],
    want: { sum: 0.5, counted: 1, unknown: 1 },
  },
  {
    name: "is unknown where no price is known",
    markets: [{ price: null, closed: false }],
    want: null,
  },
])("$name", ({ markets, want }) => expect(sumOfPrices(markets)).toEqual(want));
