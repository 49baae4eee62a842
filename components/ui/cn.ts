import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

// Our own text sizes must be known, or the merge takes them for colours and drops one of the two.
const merge = extendTailwindMerge({
  extend: { classGroups: { "font-size": [{ text: ["label", "table", "body", "figure"] }] } },
});

export const cn = (...classes: ClassValue[]) => merge(clsx(classes));
