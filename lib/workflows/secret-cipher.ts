import { notConfigured } from "../errors.ts";

const MIN_KEY_CHARACTERS = 32;
const NONCE_BYTES = 12;

/** Who and what a secret is; a ciphertext that is moved to another row cannot be read. */
export type SecretOwner = { userId: string; name: string };

export type SealedSecret = { ciphertext: string; nonce: string; keyId: string };

export type SecretCipher = {
  /** Of the key that seals. */
  keyId: string;
  seal(owner: SecretOwner, value: string): Promise<SealedSecret>;
  /** Throws NOT_CONFIGURED where none of the keys is the one that it was sealed with. */
  open(owner: SecretOwner, sealed: SealedSecret): Promise<string>;
};

type Key = { id: string; key: CryptoKey };

/** AES-256-GCM. `setting` is ENCRYPTION_KEY: one key, or several with commas, of which the first seals and all open. */
export async function createSecretCipher(setting: string | undefined): Promise<SecretCipher> {
  const texts = (setting ?? "").split(",").map((text) => text.trim());
  if (texts[0] === "") throw notConfigured("ENCRYPTION_KEY", "secrets are kept encrypted with it");
  if (texts.some((text) => text.length < MIN_KEY_CHARACTERS))
    throw notConfigured("ENCRYPTION_KEY", `a key has at least ${MIN_KEY_CHARACTERS} characters`);
  const keys = await Promise.all(texts.map(deriveKey));
  const [current] = keys;
  if (!current) throw notConfigured("ENCRYPTION_KEY", "secrets are kept encrypted with it");
  return {
    keyId: current.id,
    async seal(owner, value) {
      const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
      const plain = new TextEncoder().encode(value);
      const sealed = await crypto.subtle.encrypt(bind(owner, nonce), current.key, plain);
      const ciphertext = toBase64(new Uint8Array(sealed));
      return { ciphertext, nonce: toBase64(nonce), keyId: current.id };
    },
    async open(owner, { ciphertext, nonce, keyId }) {
      const known = keys.find(({ id }) => id === keyId);
      if (!known) throw wrongKey(owner.name);
      try {
        const bound = bind(owner, fromBase64(nonce));
        const plain = await crypto.subtle.decrypt(bound, known.key, fromBase64(ciphertext));
        return new TextDecoder("utf-8", { fatal: true }).decode(plain);
      } catch {
        throw wrongKey(owner.name);
      }
    },
  };
}

const wrongKey = (name: string) =>
  notConfigured("ENCRYPTION_KEY", `the key that ${name} was stored with; store it again`);

const bind = ({ userId, name }: SecretOwner, nonce: Uint8Array<ArrayBuffer>) => ({
  name: "AES-GCM",
  iv: nonce,
  additionalData: new TextEncoder().encode(`${userId}\n${name}`),
});

/** The setting is long and random, so that HKDF is enough; the id says which key it is and nothing about it. */
async function deriveKey(text: string): Promise<Key> {
  const base = await crypto.subtle.importKey("raw", new TextEncoder().encode(text), "HKDF", false, [
    "deriveKey",
    "deriveBits",
  ]);
  const derivation = (use: string) => ({
    name: "HKDF",
    hash: "SHA-256",
    salt: new Uint8Array(),
    info: new TextEncoder().encode(`cascadian secrets v1 ${use}`),
  });
  const [key, id] = await Promise.all([
    crypto.subtle.deriveKey(derivation("key"), base, { name: "AES-GCM", length: 256 }, false, [
      "encrypt",
      "decrypt",
    ]),
    crypto.subtle.deriveBits(derivation("id"), base, 64),
  ]);
  return {
    id: Array.from(new Uint8Array(id), (byte) => byte.toString(16).padStart(2, "0")).join(""),
    key,
  };
}

const toBase64 = (bytes: Uint8Array) =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));

const fromBase64 = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
