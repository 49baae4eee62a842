import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { pageHeaders } from "@/lib/http/security-headers.ts";

describe("pageHeaders", () => {
  const policy = pageHeaders("abc", false)["content-security-policy"] ?? "";

  it("runs scripts by nonce only", () => {
    expect(policy).toContain("script-src 'nonce-abc' 'strict-dynamic';");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  });

  it.each(["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"])(
    "has %s",
    (directive) => expect(policy).toContain(directive),
  );

  it("evaluates code in development only", () => {
    expect(policy).not.toContain("unsafe-eval");
    expect(pageHeaders("abc", true)["content-security-policy"]).toContain("'unsafe-eval'");
  });

  it("names the stylesheet that the installed sonner writes: after an upgrade put the new hash in", () => {
    const source = readFileSync("node_modules/sonner/dist/index.mjs", "utf8");
    const css = /__insertCSS\(("(?:[^"\\]|\\.)*")\)/.exec(source)?.[1] ?? '""';
    const hash = createHash("sha256").update(JSON.parse(css)).digest("base64");
    expect(policy).toContain(`'sha256-${hash}'`);
  });
});
