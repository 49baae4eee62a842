import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { Validator } from "@platformatic/openapi-schema-validator";
import { describe, expect, it } from "vitest";
import * as route from "@/app/api/openapi.json/route.ts";
import { endpoints } from "@/lib/server/endpoints.ts";
import { callRoute } from "@/tests/support/app.ts";

type Operation = {
  operationId: string;
  parameters?: { name: string; in: string; required: boolean }[];
  requestBody?: { content: Record<string, { schema: { properties?: object } }> };
};

const read = async () => (await callRoute(route, "GET /api/openapi.json")).json();

describe("GET /api/openapi.json", () => {
  it("is valid OpenAPI 3.1", async () => {
    const result = await new Validator().validate(await read());
    expect(result.errors ?? []).toEqual([]);
    expect(result.valid).toBe(true);
  });

  it("holds every endpoint of every lib/*/api.ts and lib/*/*-api.ts: add a new domain to lib/server/endpoints.ts", async () => {
    const files = readdirSync("lib", { recursive: true, encoding: "utf8" }).filter((file) =>
      /^[a-z]+\/([a-z-]+-)?api\.ts$/.test(file),
    );
    const declared: string[] = [];
    for (const file of files) {
      const exported = Object.entries(await import(resolve(`lib/${file}`)));
      for (const [name, value] of exported)
        if (name.endsWith("Endpoint")) {
          const { method, path } = value as { method: string; path: string };
          declared.push(`${method} ${path}`);
        }
    }
    expect(endpoints.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(
      declared.sort(),
    );
  });

  it("has one operation a method and path, each with its own name", async () => {
    const { paths } = await read();
    const operations = Object.values<Record<string, Operation>>(paths).flatMap((item) =>
      Object.values(item),
    );
    expect(operations).toHaveLength(endpoints.length);
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(endpoints.length);
  });

  it("puts path, query and body where a request has them", async () => {
    const { paths } = await read();
    const find = (path: string, method: string): Operation => paths[path][method];
    const market = find("/api/polymarket/markets/{id}", "get");
    expect(market.parameters).toMatchObject([{ name: "id", in: "path", required: true }]);
    const list = find("/api/polymarket/markets", "get").parameters ?? [];
    expect(list.find(({ name }) => name === "volume_min")).toMatchObject({
      in: "query",
      required: false,
    });
    const patch = find("/api/workflows/{id}", "patch");
    const fields = Object.keys(
      patch.requestBody?.content["application/json"]?.schema.properties ?? {},
    );
    expect(fields).toContain("version");
    expect(fields).not.toContain("id");
  });
});
