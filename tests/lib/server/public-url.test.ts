import { expect, it } from "vitest";
import { findPublicUrl } from "@/lib/server/public-url.ts";

const embedded = { PORT: 3000, SUPABASE_PORT: 54_321 };
const hosted = { ...embedded, NEXT_PUBLIC_SUPABASE_URL: "https://db.example.org" };

it.each([
  [
    "what is named",
    { ...hosted, PUBLIC_URL: "https://a.example" },
    "b.example",
    "https://a.example",
  ],
  ["else Vercel's production address", hosted, "b.example", "https://b.example"],
  ["else this machine beside the embedded stack", embedded, undefined, "http://localhost:3000"],
  ["else unknown", hosted, undefined, null],
] as const)("links lead to %s", (_name, env, vercelHost, want) => {
  expect(
    findPublicUrl(
      { PUBLIC_URL: undefined, NEXT_PUBLIC_SUPABASE_URL: undefined, ...env },
      vercelHost,
    ),
  ).toBe(want);
});
