/** What the palette puts on a drag: the name of a node type. */
export const DRAG_TYPE = "application/x-cascadian-node";
