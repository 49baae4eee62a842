import type { NodeTypeInfo } from "@/lib/workflows/api";

type Category = NodeTypeInfo["category"];

const TITLES: Record<Category, string> = {
  source: "Sources",
  transform: "Transforms",
  logic: "Logic",
  analysis: "Analysis",
  sink: "Results",
};

/** Types by category in reading order, only those whose words hold the query. */
export function groupTypes(types: Iterable<NodeTypeInfo>, query: string) {
  const words = query.trim().toLowerCase();
  const found = [...types].filter((info) =>
    `${info.label} ${info.type} ${info.description}`.toLowerCase().includes(words),
  );
  return (Object.keys(TITLES) as Category[])
    .map((category) => ({
      title: TITLES[category],
      types: found.filter((info) => info.category === category),
    }))
    .filter((group) => group.types.length > 0);
}
