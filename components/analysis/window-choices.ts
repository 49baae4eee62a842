import type { FlowWindow } from "@/hooks/analysis-reads";

export const WINDOW_CHOICES: readonly (readonly [FlowWindow, string])[] = [
  ["24h", "24 h"],
  ["7d", "7 d"],
  ["30d", "30 d"],
];
