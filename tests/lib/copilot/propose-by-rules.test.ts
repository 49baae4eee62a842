import { describe, expect, it } from "vitest";
import { toProposal } from "@/lib/copilot/proposal.ts";
import { proposeByRules } from "@/lib/copilot/rules/propose-by-rules.ts";
import type { Graph } from "@/lib/workflows/graph.ts";
import { workflowTemplates } from "@/lib/workflows/templates/index.ts";

const EMPTY: Graph = { nodes: [], edges: [] };
const brief = workflowTemplates[0]?.graph ?? EMPTY;

const propose = (message: string, graph: Graph = EMPTY) => {
  const found = proposeByRules(message, graph);
  return found && toProposal(graph, found.summary, found.operations);
};
const typesOf = (graph: Graph) => graph.nodes.map(({ type }) => type);
const configOf = (graph: Graph | undefined, type: string) =>
  graph?.nodes.find((node) => node.type === type)?.config;

describe("a new workflow in words", () => {
  it.each<{ message: string; types: string[]; config: [type: string, want: object] }>([
    {
      message: "Analyse the top 10 sports markets with volume above $10k",
      types: ["start", "polymarket-stream", "llm-analysis", "end"],
      config: ["polymarket-stream", { category: "Sports", volume_min: 10_000, limit: 10 }],
    },
    {
      message: "crypto markets closing soon with a spread under 3 cents, notify me",
      types: ["start", "polymarket-stream", "notify", "end"],
      config: ["polymarket-stream", { category: "Crypto", spread_max: 0.03, sort: "endDate" }],
    },
    {
      message: "Markets with more than $1.5m of liquidity and price between 0.2 and 0.8",
      types: ["start", "polymarket-stream", "end"],
      config: ["polymarket-stream", { liquidity_min: 1_500_000 }],
    },
    {
      message: "show large trades of whales in politics this week and export them as csv",
      types: ["start", "whale-trades", "export", "end"],
      config: ["whale-trades", { category: "Politics", window: "7d" }],
    },
    {
      message: "who flipped in the last month? first 5",
      types: ["start", "whale-flips", "limit", "end"],
      config: ["whale-flips", { window: "30d" }],
    },
    {
      message: `trades of 0x${"a".repeat(40)}`,
      types: ["start", "wallet", "end"],
      config: ["wallet", { part: "trades" }],
    },
    {
      message: "put the busiest 5 markets on my watchlist",
      types: ["start", "polymarket-stream", "watchlist-add", "end"],
      config: ["polymarket-stream", { limit: 5, sort: "-volume24h" }],
    },
  ])("$message", ({ message, types, config }) => {
    const proposal = propose(message);
    expect(proposal).toMatchObject({ isValid: true, problems: [] });
    expect(typesOf(proposal?.graph ?? EMPTY)).toEqual(types);
    expect(configOf(proposal?.graph, config[0])).toMatchObject(config[1]);
  });

  it.each([
    ["check events for arbitrage", "event-arbitrage-check"],
    ["favourites that end soon", "closing-favourites"],
    ["follow the best wallet", "wallet-follow"],
    ["momentum with a sanity check", "momentum-check"],
  ])("%s means the template %s", (message, slug) => {
    const template = workflowTemplates.find((each) => each.slug === slug);
    const proposal = propose(message);
    expect(proposal).toMatchObject({ isValid: true });
    expect(typesOf(proposal?.graph ?? EMPTY)).toEqual(typesOf(template?.graph ?? EMPTY));
    expect(proposal?.graph.variables).toEqual(template?.graph.variables);
  });

  it.each([["hello"], ["make me rich"], ["🚀"], [";;"]])("%s is not guessed at", (message) => {
    expect(propose(message)).toBeNull();
  });
});

describe("a change in words", () => {
  it("puts steps before the end and leaves the rest as it was", () => {
    const shaped = propose("add a filter for spread below 4 cents and keep the first 3", brief);
    expect(shaped).toMatchObject({ isValid: true });
    const wires = shaped?.graph.edges.map(({ source, target }) => `${source}-${target}`);
    expect(wires).toEqual(
      expect.arrayContaining(["liquid-filter", "filter-limit", "limit-analysis"]),
    );
    expect(wires).not.toContain("liquid-analysis");
    const fits = propose("notify me", brief);
    expect(fits).toMatchObject({ isValid: true });
    expect(fits?.graph.nodes.slice(0, 5)).toEqual(brief.nodes);
    expect(fits?.graph.edges.at(-1)).toMatchObject({ source: "analysis", target: "notify" });
  });

  it("removes a node and joins what it stood between", () => {
    const proposal = propose("remove the filter “Volume above $5,000”", brief);
    expect(proposal).toMatchObject({ isValid: true });
    expect(proposal?.graph.edges.map(({ source, target }) => `${source}-${target}`)).toContain(
      "markets-analysis",
    );
  });

  it.each([
    ["rename Read each market to Second look", { id: "analysis", label: "Second look" }],
    ["set the limit of Busiest markets to 5", { id: "markets", config: { limit: 5 } }],
    [
      "set category in Busiest markets to Sports",
      { id: "markets", config: { limit: 10, category: "Sports" } },
    ],
  ])("%s", (message, want) => {
    const proposal = propose(message, brief);
    expect(proposal?.isValid).toBe(true);
    expect(proposal?.graph.nodes.find(({ id }) => id === want.id)).toMatchObject(want);
  });

  it("says so where a field is not one of the node's", () => {
    expect(propose("set colour of Busiest markets to red", brief)).toMatchObject({
      isValid: false,
      problems: [{ nodeId: "markets", code: "bad-config" }],
    });
  });
});
