/** Prices are kept of so many largest markets by 24 h volume, beside those that are watched and were opened. */
export const TRACKED_MARKETS = 1000;
