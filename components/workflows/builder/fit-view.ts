/** On a narrow screen a long chain stays readable and is panned instead. */
export const FIT_VIEW = { padding: 0.08, minZoom: 0.5, maxZoom: 1 };
