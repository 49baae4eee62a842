import { describe, expect, it } from "vitest";
import { changeKind, readDraft, toDraft } from "@/lib/alerts/alert-draft";
import { ALERT_FIELDS } from "@/lib/alerts/alert-fields";
import { describeAlert } from "@/lib/alerts/describe-alert";
import { linkAlert } from "@/lib/alerts/link-alert";
import { ALERT_KINDS, type AlertCondition, alertConditionSchema } from "@/lib/alerts/schema";

const wallet = `0x${"a".repeat(40)}`;
const workflowId = "11111111-1111-4111-8111-111111111111";
const names = { subject: "Rain?", wallet: "Moby" };

const CASES: { condition: AlertCondition; sentence: string; link: string }[] = [
  {
    condition: {
      kind: "price-crosses",
      marketId: "m",
      outcome: "YES",
      direction: "up",
      level: 0.45,
    },
    sentence: "YES of “Rain?” rises to 45.0¢",
    link: "/markets/m",
  },
  {
    condition: {
      kind: "price-moves",
      marketId: "m",
      percent: 12.5,
      direction: "either",
      windowMinutes: 360,
    },
    sentence: "the price of “Rain?” moves by 12.5 % within 6 hours",
    link: "/markets/m",
  },
  {
    condition: { kind: "large-trade", minUsd: 10_000 },
    sentence: "anybody trades $10K or more at once in any market",
    link: "/whales",
  },
  {
    condition: { kind: "large-trade", marketId: "m", wallet, minUsd: 500 },
    sentence: "Moby trades $500 or more at once in “Rain?”",
    link: "/markets/m",
  },
  {
    condition: { kind: "whale-moves", wallet, action: "exits", minUsd: 10_000 },
    sentence: "Moby leaves any market with $10K or more",
    link: `/wallets/${wallet}`,
  },
  {
    condition: { kind: "consensus", marketId: "m", side: "NO" },
    sentence: "scored wallets agree on NO of “Rain?”",
    link: "/markets/m",
  },
  {
    condition: { kind: "new-market", filter: { category: "Sports", volume_min: 5000 } },
    sentence: "a new market is listed that matches Sports, Volume 24h ≥ $5K",
    link: "/discovery?category=Sports&volume_min=5000",
  },
  {
    condition: { kind: "spread", marketId: "m", direction: "below", level: 0.01 },
    sentence: "the spread of “Rain?” is 1.0¢ or less",
    link: "/markets/m",
  },
  {
    condition: { kind: "set-arbitrage", eventSlug: "e", minEdge: 0.01 },
    sentence:
      "one share of every outcome of “Rain?” costs 1.0¢ or more below what it pays, after fees",
    link: "/events/e",
  },
  {
    condition: { kind: "resolution", marketId: "m", on: "either" },
    sentence: "the resolution of “Rain?” is proposed or disputed",
    link: "/markets/m",
  },
  {
    condition: { kind: "sync-stale", minutes: 15 },
    sentence: "no sync has succeeded for 15 minutes",
    link: "/status",
  },
  {
    condition: { kind: "run-failed", workflowId },
    sentence: "a run of “Rain?” fails",
    link: `/strategy-builder/${workflowId}`,
  },
];

describe("a condition", () => {
  it.each(CASES)(
    "$condition.kind is a sentence and leads to a page: $sentence",
    ({ condition, sentence, link }) => {
      expect(describeAlert(condition, names)).toBe(`Tell me when ${sentence}.`);
      expect(linkAlert(condition)).toBe(link);
    },
  );

  it.each(CASES)("$condition.kind comes out of its form as it went in", ({ condition }) => {
    expect(readDraft(toDraft(condition))).toEqual({ condition, problems: {} });
    expect(alertConditionSchema.parse(condition)).toEqual(condition);
  });

  it("has a form for every kind, and every kind a case", () => {
    expect(Object.keys(ALERT_FIELDS).sort()).toEqual([...ALERT_KINDS].sort());
    expect([...new Set(CASES.map(({ condition }) => condition.kind))].sort()).toEqual(
      [...ALERT_KINDS].sort(),
    );
  });
});

describe("a form", () => {
  it("says what is missing, and what is no number", () => {
    const draft = toDraft({ kind: "price-crosses" });
    expect(readDraft(draft)).toEqual({
      condition: null,
      problems: { marketId: "is needed", level: "is needed" },
    });
    const wrong = { ...draft, values: { ...draft.values, marketId: "m", level: "half" } };
    expect(readDraft(wrong).problems).toEqual({ level: "must be a number" });
  });

  it.each([
    ["45", 0.45],
    ["45.5", 0.455],
    ["0.1", 0.001],
    ["99.95", 0.9995],
  ])("reads %s cents as %d", (text, value) => {
    const draft = toDraft({ kind: "price-crosses", marketId: "m" });
    expect(
      readDraft({ ...draft, values: { ...draft.values, level: text } }).condition,
    ).toMatchObject({ level: value });
  });

  it("keeps what the next kind asks for too", () => {
    const draft = toDraft({ kind: "price-crosses", marketId: "m", level: 0.4 });
    expect(changeKind(draft, "spread").values).toMatchObject({ marketId: "m", level: "5" });
    expect(changeKind(draft, "sync-stale").values).toEqual({ minutes: "15" });
  });
});
