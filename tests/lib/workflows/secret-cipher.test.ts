import { describe, expect, it } from "vitest";
import { createSecretCipher, type SealedSecret } from "@/lib/workflows/secret-cipher";

const KEY = "k".repeat(43);
const OTHER_KEY = "o".repeat(43);
const owner = { userId: "u1", name: "token" };

describe("a secret at rest", () => {
  it.each(["hunter2!", "ä€😀 with spaces", "x".repeat(8192)])(
    "comes back whole: %#",
    async (value) => {
      const cipher = await createSecretCipher(KEY);
      const sealed = await cipher.seal(owner, value);
      expect(JSON.stringify(sealed)).not.toContain(value);
      expect(await cipher.open(owner, sealed)).toBe(value);
    },
  );

  it("is another text each time", async () => {
    const cipher = await createSecretCipher(KEY);
    const [a, b] = [await cipher.seal(owner, "same"), await cipher.seal(owner, "same")];
    expect(a.ciphertext).not.toBe(b.ciphertext);
    expect(a.nonce).not.toBe(b.nonce);
  });

  const flip = (text: string) => (text.startsWith("A") ? "B" : "A") + text.slice(1);
  it.each<{
    name: string;
    as?: Partial<typeof owner>;
    change?(sealed: SealedSecret): SealedSecret;
  }>([
    { name: "another user's row", as: { userId: "u2" } },
    { name: "another name", as: { name: "other" } },
    { name: "a changed ciphertext", change: (s) => ({ ...s, ciphertext: flip(s.ciphertext) }) },
    { name: "a changed nonce", change: (s) => ({ ...s, nonce: flip(s.nonce) }) },
    { name: "an unknown key", change: (s) => ({ ...s, keyId: "0011223344556677" }) },
  ])("cannot be read from $name", async ({ as, change }) => {
    const cipher = await createSecretCipher(KEY);
    const sealed = await cipher.seal(owner, "value");
    await expect(
      cipher.open({ ...owner, ...as }, change?.(sealed) ?? sealed),
    ).rejects.toMatchObject({
      code: "NOT_CONFIGURED",
      details: { variable: "ENCRYPTION_KEY" },
    });
  });

  it("is read with an old key that stands behind the new one, which seals", async () => {
    const sealed = await (await createSecretCipher(OTHER_KEY)).seal(owner, "value");
    const both = await createSecretCipher(`${KEY}, ${OTHER_KEY}`);
    expect(await both.open(owner, sealed)).toBe("value");
    const again = await both.seal(owner, "value");
    expect(again.keyId).not.toBe(sealed.keyId);
    expect(await (await createSecretCipher(KEY)).open(owner, again)).toBe("value");
  });

  it.each([undefined, "", "short", `${KEY},short`])("needs a key: %s", async (setting) => {
    await expect(createSecretCipher(setting)).rejects.toMatchObject({
      code: "NOT_CONFIGURED",
      details: { variable: "ENCRYPTION_KEY" },
    });
  });
});
