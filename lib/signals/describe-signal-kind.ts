const NAMES: Record<string, string> = {
  "large-trade": "Large trade",
  consensus: "Consensus",
  flip: "Flip",
  unusual: "Unusual activity",
  screen: "Screen",
  alert: "Alert",
  workflow: "Workflow",
};

/** The kind of a signal in words; one that is not known yet reads as it is called. */
export const describeSignalKind = (kind: string): string => {
  const words = kind.replaceAll("-", " ");
  return NAMES[kind] ?? words.charAt(0).toUpperCase() + words.slice(1);
};
