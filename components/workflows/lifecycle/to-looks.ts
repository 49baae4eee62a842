import type { NodeTypes } from "@/lib/workflows/can-connect";
import type { TypeLooks } from "./graph-picture";

/** The catalogue of the builder as pictures read it. */
export const toLooks = (types: NodeTypes): TypeLooks =>
  Object.fromEntries(
    [...types.values()].map(({ type, label, icon, category }) => [type, { label, icon, category }]),
  );
