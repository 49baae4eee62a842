import type { ItemColor } from "@/lib/workflows/canvas-items";

/** The names of colours in words, and the classes that paint them in dark and in light. */
export const ITEM_TONES: Record<ItemColor, { word: string; frame: string; swatch: string }> = {
  grey: { word: "Grey", frame: "border-input bg-raised/60", swatch: "bg-input" },
  blue: { word: "Blue", frame: "border-primary/60 bg-primary/8", swatch: "bg-primary" },
  green: { word: "Green", frame: "border-yes/60 bg-yes/8", swatch: "bg-yes" },
  amber: { word: "Amber", frame: "border-warn/60 bg-warn/10", swatch: "bg-warn" },
  rose: { word: "Rose", frame: "border-no/60 bg-no/8", swatch: "bg-no" },
};
