import type { ReactNode } from "react";

/** One column in words and in pixels; the table, its header's hint and the column chooser read it. */
export type DataColumn<Row> = {
  id: string;
  label: string;
  /** What the figure is and how it comes about, for the header's hint. */
  definition: string;
  /** The field that the server sorts by; a column without one cannot be sorted. */
  sort?: string;
  numeric?: boolean;
  widthPx: number;
  /** Stays in sight while the others scroll, and cannot be hidden. */
  isPinned?: boolean;
  /** Not shown until chosen. */
  isExtra?: boolean;
  /** A faint background by how much there is, 0 to 1; the figure itself says it too. */
  heat?: (row: Row) => { tone: "yes" | "no" | "blue"; share: number } | null;
  cell: (row: Row) => ReactNode;
};
