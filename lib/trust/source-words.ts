/** What each source is called where a page or a picture says where its figures are from. */
export const SOURCE_WORDS = {
  polymarket: "Polymarket, live",
  recorded: "Polymarket, recorded",
  demo: "Simulation, no real prices",
} as const;
