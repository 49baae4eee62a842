import { createElement } from "react";
import { NODE_ICONS } from "./node-icons.generated";

/** The icon that a node type's own file names; only those that are named travel with the page. */
export function NodeIcon({ name, className }: { name: string | undefined; className?: string }) {
  const known = name !== undefined && Object.hasOwn(NODE_ICONS, name) ? name : "box";
  const shapes = NODE_ICONS[name === undefined ? "circle-question-mark" : known] ?? [];
  return (
    <svg
      aria-hidden
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={className ?? "size-4 shrink-0 stroke-[1.5]"}
    >
      {shapes.map(([tag, attributes], index) => createElement(tag, { key: index, ...attributes }))}
    </svg>
  );
}
