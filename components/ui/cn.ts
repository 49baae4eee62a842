import { type ClassValue, clsx } from "clsx";

/** What a class sets. The first pattern that fits names it; a class that fits none is its own group and conflicts with nothing but itself. */
const GROUPS: readonly (readonly [RegExp, string])[] = [
  [/^(block|inline|inline-block|flex|inline-flex|grid|inline-grid|hidden|contents)$/, "display"],
  [/^(static|fixed|absolute|relative|sticky)$/, "position"],
  [/^(sr-only|not-sr-only)$/, "sr"],
  [/^text-(label|table|body|figure|xs|sm|base|lg|xl|\d|\[\d)/, "font-size"],
  [/^text-(left|right|center|start|end)$/, "text-align"],
  [/^text-(wrap|nowrap|balance|pretty|ellipsis|clip)$/, "text-wrap"],
  [/^text-/, "color"],
  [/^font-(sans|mono)$/, "font-family"],
  [/^border(-[xytrbl])?(-\d)?$/, "border-width$1"],
  [/^border-[xytrbl]-/, "border-side-color"],
  [/^border-(solid|dashed|dotted|none)$/, "border-style"],
  [/^border-/, "border-color"],
  [/^flex-(row|col)/, "flex-direction"],
  [/^flex-(wrap|nowrap)/, "flex-wrap"],
  [/^(p|m)([xytrbl]?)-/, "$1$2"],
  [
    /^(bg|rounded|gap-x|gap-y|gap|w|h|size|min-w|max-w|min-h|max-h|justify|items|self|content|overflow-x|overflow-y|overflow|top|right|bottom|left|inset-x|inset-y|inset|z|opacity|font|leading|tracking|whitespace|flex|shrink|grow|order|cursor|outline|transition|duration|animate|translate-x|translate-y|grid-cols|col-span|line-clamp|fill|stroke|space-y|space-x)(-|$)/,
    "$1",
  ],
];

/** Groups that a wider one also sets. */
const COVERS: Record<string, readonly string[]> = {
  p: ["px", "py", "pt", "pr", "pb", "pl"],
  px: ["pl", "pr"],
  py: ["pt", "pb"],
  m: ["mx", "my", "mt", "mr", "mb", "ml"],
  mx: ["ml", "mr"],
  my: ["mt", "mb"],
  size: ["w", "h"],
  gap: ["gap-x", "gap-y"],
  overflow: ["overflow-x", "overflow-y"],
  inset: ["inset-x", "inset-y", "top", "right", "bottom", "left"],
  "inset-x": ["left", "right"],
  "inset-y": ["top", "bottom"],
};

const cache = new Map<string, string>();

/** Joins classes; of those that set the same thing under the same variant the last one stays. */
export function cn(...classes: ClassValue[]): string {
  const text = clsx(classes);
  const known = cache.get(text);
  if (known !== undefined) return known;
  const taken = new Set<string>();
  const kept = text
    .split(/\s+/)
    .toReversed()
    .filter((name) => take(name, taken));
  const merged = kept.toReversed().join(" ");
  if (cache.size > 1000) cache.clear();
  cache.set(text, merged);
  return merged;
}

function take(name: string, taken: Set<string>): boolean {
  const [, variant = "", base = name] = /^(.*:(?![^[]*\]))?(.*)$/.exec(name) ?? [];
  const group = groupOf(base.replace(/^[!-]|!$/g, ""));
  if (taken.has(variant + group)) return false;
  taken.add(variant + group);
  for (const covered of COVERS[group] ?? []) taken.add(variant + covered);
  return true;
}

function groupOf(base: string): string {
  for (const [pattern, group] of GROUPS) {
    const match = pattern.exec(base);
    if (match) return group.replace(/\$(\d)/g, (_, index: string) => match[Number(index)] ?? "");
  }
  return base;
}
