import { type DraftContext, type EventDraft, type Template, yesNo } from "./draft.ts";

/** Titles that break careless screens, exports and queries: a few always stand in the list. */
const TITLES = [
  `Will "Robert'); DROP TABLE markets;--" trend this month?`,
  "<script>alert('market')</script> in a headline?",
  '=1+1 or =HYPERLINK("https://example.org","click") in the filing?',
  "🚀🔥 Will the 👩‍🚀 crew post a 🌕 selfie?",
  "\u202Egnidart fo yad a\u202C Will right-to-left text hold?",
  "هل سيفوز الفريق الأزرق بالكأس؟",
  '@SUM(A1:A9),"quoted, comma"',
  "Will a title with\ttabs, \\backslashes\\ and {{mustaches}} render?",
  "__proto__ or constructor first?",
  `${"Long ".repeat(60)}title?`,
  "<img src=x onerror=alert(1)> & <b>bold</b>?",
  "-2+3 degrees at noon?",
  "Z̷a̶l̸g̵o̷ text in the minutes?",
  "null",
] as const;

function draftOddity({ random, slot }: DraftContext): EventDraft {
  const title = TITLES[Math.floor(slot / 40) % TITLES.length] ?? "";
  return {
    title,
    tags: ["pop-culture"],
    markets: [yesNo(title, "", { kind: "threshold", path: 0, prior: random.between(0.15, 0.85) })],
    rules:
      `${title}\u2028\u2029This market resolves to "Yes" if it happens.\r\n<a href="javascript:alert(1)">rules</a>\u0000`.replaceAll(
        "\u0000",
        "",
      ),
    source: "javascript:alert(1)",
    early: 0.9,
    finalSeconds: 3600,
  };
}

function draftOrphan({ random, slot, n }: DraftContext): EventDraft {
  const title = `Will the number drawn in series ${slot}-${n} be even?`;
  return {
    title,
    tags: [],
    markets: [yesNo(title, "", { kind: "threshold", path: 0, prior: random.between(0.4, 0.6) })],
    rules: "A market that stands alone.",
    source: "",
    early: 0.5,
    finalSeconds: 3600,
  };
}

export const ODDITY: Template = {
  key: "oddity",
  weight: 0,
  days: [20, 40],
  markets: [1, 1],
  draft: draftOddity,
};
export const ORPHAN: Template = {
  key: "orphan",
  weight: 0,
  days: [10, 30],
  markets: [1, 1],
  orphan: true,
  draft: draftOrphan,
};
