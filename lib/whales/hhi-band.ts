export type HhiBand = "low" | "moderate" | "high";

/** Below 1,000 an ownership counts as dispersed, above 1,800 as concentrated. */
export const hhiBand = (hhi: number): HhiBand =>
  hhi < 1000 ? "low" : hhi <= 1800 ? "moderate" : "high";
