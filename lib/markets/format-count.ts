const grouped = new Intl.NumberFormat("en-US");

/** A whole number with its thousands apart. */
export const formatCount = (count: number) => grouped.format(count);
