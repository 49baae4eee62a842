import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/errors.ts";
import { toDbError, unwrap } from "@/lib/supabase/to-db-error.ts";
import { createUserDb } from "@/lib/supabase/user.ts";

describe("toDbError", () => {
  it.each([
    { code: "57P01", want: "UNAVAILABLE" },
    { code: "57P03", want: "UNAVAILABLE" },
    { code: "08006", want: "UNAVAILABLE" },
    { code: "53300", want: "UNAVAILABLE" },
    { code: "40P01", want: "UNAVAILABLE" },
    { code: "25006", want: "UNAVAILABLE" },
    { code: "PGRST001", want: "UNAVAILABLE" },
    { code: "42501", want: "FORBIDDEN" },
    { code: "PGRST301", want: "UNAUTHENTICATED" },
    { code: "PGRST116", want: "NOT_FOUND" },
    { code: "23505", want: "CONFLICT" },
    { code: "22P02", want: "INVALID_INPUT" },
    { code: "PT404", want: "NOT_FOUND" },
    { code: "PT409", want: "CONFLICT" },
    { code: "42703", want: "INTERNAL" },
  ])("calls $code $want", ({ code, want }) => {
    expect(toDbError({ code, message: "secret detail" }, 400).code).toBe(want);
  });

  it("repeats the message of our own raised errors only", () => {
    expect(toDbError({ code: "PT409", message: "version 3 is newer" }).message).toBe(
      "version 3 is newer",
    );
    expect(toDbError({ code: "23505", message: "key (email)=(a@b.c)" }).message).not.toContain(
      "a@b",
    );
  });
});

describe("a database that is not there", () => {
  it("is UNAVAILABLE at once, for reads and for calls", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const db = createUserDb({ url: `http://127.0.0.1:${port}`, publishableKey: "key" }, null);
    const started = performance.now();
    for (const result of [await db.from("markets").select("id"), await db.rpc("list_workflows")]) {
      expect(() => unwrap(result)).toThrow(AppError);
      expect(() => unwrap(result)).toThrow(expect.objectContaining({ code: "UNAVAILABLE" }));
    }
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
