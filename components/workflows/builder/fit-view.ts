/** On a narrow screen a long chain stays readable, by its names alone if need be, and is panned instead. */
export const FIT_VIEW = { padding: 0.08, minZoom: 0.35, maxZoom: 1 };
