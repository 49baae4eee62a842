const PREFIX = "casc_";
const RANDOM_BYTES = 32;
const SHOWN_DIGITS = 8;

const toHex = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");

export const isKeyText = (text: string): boolean => text.startsWith(PREFIX);

/** A new key of 256 random bits, and what may be shown of it. */
export function makeKeyText(): { key: string; prefix: string } {
  const key = PREFIX + toHex(crypto.getRandomValues(new Uint8Array(RANDOM_BYTES)));
  return { key, prefix: key.slice(0, PREFIX.length + SHOWN_DIGITS) };
}

/** A plain SHA-256: nobody guesses 256 random bits, so that a slow hash would only slow every request. */
export async function hashKeyText(key: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(key));
  return toHex(new Uint8Array(digest));
}
