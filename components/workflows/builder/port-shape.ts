import { RECORD_KINDS, ROW_KINDS } from "@/lib/workflows/node";

type PortShape = "rows" | "object" | "several" | "any";

/** Lists are square, single objects stand on a corner, several inputs are a bar, everything else is round. */
export function portShape(kind: string): PortShape {
  if (kind === "parents") return "several";
  if (ROW_KINDS.some((each) => each === kind)) return "rows";
  if (kind === "error" || RECORD_KINDS.some((each) => each === kind)) return "object";
  return "any";
}
