/** The bytes of a base64 data URL; the page's policy lets nothing fetch one. */
export function dataUrlToBlob(url: string): Blob {
  const [head = "", body = ""] = url.split(",");
  const bytes = Uint8Array.from(atob(body), (character) => character.codePointAt(0) ?? 0);
  return new Blob([bytes], { type: /^data:([^;]+)/.exec(head)?.[1] ?? "" });
}
