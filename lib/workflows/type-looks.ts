import { describeNodeTypes } from "./list-node-types.ts";

type TypeLook = { label: string; icon: string; category: string };

/** Name and picture of every node type: what a page needs that draws graphs and edits none. */
export const typeLooks = (): Record<string, TypeLook> =>
  Object.fromEntries(
    describeNodeTypes().map(({ type, label, icon, category }) => [type, { label, icon, category }]),
  );
