/**
 * Dialogs lock the page's scroll with a style element made at run time; their package takes its nonce from this global.
 * The first nonce stays: the document's policy names no other, whatever later renders are given.
 */
export function keepStyleNonce(nonce: string | undefined): void {
  if (nonce && typeof window !== "undefined" && !("__webpack_nonce__" in globalThis))
    Object.assign(globalThis, { __webpack_nonce__: nonce });
}
