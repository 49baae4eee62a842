import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import type { Handler } from "@/lib/http/route.ts";
import { endpoints } from "@/lib/server/endpoints.ts";

type RouteModule = Record<"OPTIONS" | "PATCH" | "DELETE", Handler>;

const paths = [...new Set<string>(endpoints.map(({ path }) => path))];

describe("every route", () => {
  it.each(paths)("%s answers the methods of its endpoints and no other", async (path) => {
    const route: RouteModule = await import(/* @vite-ignore */ resolve(`app${path}/route.ts`));
    const request = new Request(`http://localhost:3000${path}`, { method: "OPTIONS" });
    const response = await route.OPTIONS(request, { params: Promise.resolve({}) });
    const methods = endpoints.filter((one) => one.path === path).map(({ method }) => method);
    const want = [...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"];
    expect(response.status).toBe(204);
    expect(response.headers.get("allow")?.split(", ").sort()).toEqual(want.sort());
  });
});
