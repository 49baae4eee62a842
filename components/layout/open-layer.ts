/** The layers that any part of the page may open; their code is loaded when first asked for. */
export type Layer = "palette" | "shortcuts";

export const LAYER_EVENT = "cascadian:layer";

export function openLayer(layer: Layer): void {
  document.dispatchEvent(new CustomEvent<Layer>(LAYER_EVENT, { detail: layer }));
}
