/** A probability as the cents that an outcome costs: 0.42 is "42.0¢"; unknown is "—". */
export function formatPrice(price: number | null | undefined): string {
  if (price == null) return "—";
  if (price === 0 || price === 1) return `${price * 100}¢`;
  if (price > 0 && price < 0.001) return "<0.1¢";
  if (price < 1 && price > 0.999) return ">99.9¢";
  return `${(price * 100).toFixed(1)}¢`;
}
