/** Acts by chord; false leaves the key to whoever else wants it. */
export type KeyTable = Record<string, (target: EventTarget | null) => unknown>;
export type CanvasKeys = { anywhere: KeyTable; onCanvas: KeyTable };
