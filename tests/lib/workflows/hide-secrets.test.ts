import { describe, expect, it } from "vitest";
import { type Audience, hideSecrets } from "@/lib/workflows/hide-secrets.ts";
import { makeNode } from "../../support/make.ts";

const hide = (config: Record<string, unknown>, audience: Audience = "public") =>
  hideSecrets({ nodes: [makeNode("n", "webhook", { config })], edges: [] }, audience).nodes[0]
    ?.config;

describe("hideSecrets", () => {
  it.each<{ name: string; config: Record<string, unknown>; want: Record<string, unknown> }>([
    {
      name: "a key in a header becomes a reference",
      config: { headers: { Authorization: "Bearer hunter2", accept: "text/html" } },
      want: { headers: { Authorization: { secret: "n-Authorization" }, accept: "text/html" } },
    },
    {
      name: "a reference stays",
      config: { headers: { "x-api-key": { secret: "mine" } } },
      want: { headers: { "x-api-key": { secret: "mine" } } },
    },
    {
      name: "a user and password in an address",
      config: { url: "https://ann:hunter2@x.example/hook" },
      want: { url: "https://x.example/hook" },
    },
    {
      name: "a key in a query",
      config: { url: "https://x.example/?q=news&api_key=hunter2" },
      want: { url: "https://x.example/?q=news&api_key=hidden" },
    },
    {
      name: "a path that is a key",
      config: { url: "https://hooks.example/services/T0/a1B2c3D4e5F6g7H8" },
      want: { url: "https://hooks.example/services/T0/hidden" },
    },
    {
      name: "an address without keys stays as it was written",
      config: { url: "https://x.example/markets/2026" },
      want: { url: "https://x.example/markets/2026" },
    },
    {
      name: "a password in a body, at any depth",
      config: { body: { login: { password: "hunter2", user: "ann" }, tokenId: "5" } },
      want: { body: { login: { password: "hidden", user: "ann" }, tokenId: "5" } },
    },
    {
      name: "variables that a node hands on",
      config: { variables: { botToken: "hunter2", min: 5 } },
      want: { variables: { botToken: "hidden", min: 5 } },
    },
    {
      name: "a node of a body",
      config: {
        body: {
          nodes: [
            makeNode("i", "http-request", { config: { headers: { cookie: "a=b" } }, pinned: 1 }),
          ],
          edges: [],
        },
      },
      want: {
        body: {
          nodes: [
            makeNode("i", "http-request", {
              config: { headers: { cookie: { secret: "i-cookie" } } },
            }),
          ],
          edges: [],
        },
      },
    },
    {
      name: "what cannot be read as an address is no address",
      config: { url: "{{hook}}" },
      want: { url: "{{hook}}" },
    },
  ])("$name", ({ config, want }) => {
    expect(hide(config)).toEqual(want);
  });

  it("leaves a file its working addresses and pinned data, the public neither", () => {
    const graph = {
      nodes: [
        makeNode("n", "webhook", {
          config: { url: "https://hooks.example/a1B2c3D4e5F6g7H8" },
          pinned: [1],
        }),
      ],
      edges: [],
      variables: { apiKey: "hunter2" },
    };
    expect(hideSecrets(graph, "file")).toEqual({ ...graph, variables: { apiKey: "hidden" } });
    expect(JSON.stringify(hideSecrets(graph, "public"))).not.toMatch(/a1B2|pinned|hunter2/);
  });
});
