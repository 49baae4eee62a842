import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { TextDocument } from "@/lib/trust/text-document.ts";
import { glossary, type GlossaryEntry } from "@/lib/trust/glossary.ts";
import { parseDocument } from "@/lib/trust/parse-document.ts";
import { sourceFiles } from "@/tests/support/source-files.ts";

const anchorsOf = ({ sections }: TextDocument): Set<string> =>
  new Set(
    sections.flatMap(({ anchors, blocks }) => [
      ...anchors,
      ...blocks.flatMap((block) =>
        block.kind === "list"
          ? block.items.flat().flatMap(({ anchor }) => (anchor === undefined ? [] : [anchor]))
          : [],
      ),
    ]),
  );

describe("parseDocument", () => {
  it.each([
    {
      name: "names and version",
      heading: "Market price · `price`, version 1",
      want: { title: "Market price", names: ["price"], version: "1", anchors: ["price-1"] },
    },
    {
      name: "a name without a version",
      heading: "24 h change · `change24h`",
      want: { title: "24 h change", names: ["change24h"], version: null, anchors: ["change24h"] },
    },
    {
      name: "a version without a name",
      heading: "Executable price · version 1",
      want: { title: "Executable price", version: "1", anchors: ["executable-price-1"] },
    },
    {
      name: "a note behind the version",
      heading: "Scores of wallets · version 2 (thresholds fixed)",
      want: { title: "Scores of wallets", version: "2", note: "thresholds fixed" },
    },
    {
      name: "a title with a dot of its own",
      heading: "Terminal · 2026-11-21",
      want: { title: "Terminal · 2026-11-21", version: null },
    },
  ])("reads a heading with $name", ({ heading, want }) => {
    expect(parseDocument(`# T\n\n## ${heading}\nText.`).sections[0]).toMatchObject(want);
  });

  it("joins lines into paragraphs and items, and gives the bold terms of a version anchors", () => {
    const { title, intro, sections } = parseDocument(
      "# All\n\nOne\ntwo `code`.\n\n## Scores · version 2\nFirst *line*.\n\n- **Win rate** is\n  a share\n- **Whale** (`whale-score`) too\n",
    );
    expect(title).toBe("All");
    expect(intro).toEqual([
      {
        kind: "paragraph",
        spans: [
          { kind: "text", text: "One two " },
          { kind: "code", text: "code" },
          { kind: "text", text: "." },
        ],
      },
    ]);
    expect(sections[0]?.blocks[1]).toEqual({
      kind: "list",
      items: [
        [
          { kind: "strong", text: "Win rate", anchor: "win-rate-2" },
          { kind: "text", text: " is a share" },
        ],
        [
          { kind: "strong", text: "Whale", anchor: "whale-score-2" },
          { kind: "text", text: " too" },
        ],
      ],
    });
  });
});

describe("docs/methodology.md", () => {
  const anchors = anchorsOf(parseDocument(readFileSync("docs/methodology.md", "utf8")));

  it("has an anchor for every version that a figure of the product carries", () => {
    const fixed = sourceFiles(["lib"]).flatMap(({ text }) =>
      [...text.matchAll(/(?:version: |VERSION = |basis\()"([a-z][a-z-]*-\d+)"/g)].map(
        ([, version = ""]) => version,
      ),
    );
    const ofScores = sourceFiles(["lib/wallets", "lib/whales"])
      .filter(({ text }) => text.includes("`${name}-${row.metric_version}`"))
      .flatMap(({ text }) =>
        [...text.matchAll(/basis\("([a-z-]+)",/g)].map(([, name]) => `${name}-2`),
      );
    const known = [...new Set([...fixed, ...ofScores, "flow-1", "open-interest-1", "unusual-1"])];
    expect(known.length).toBeGreaterThan(20);
    expect(known.filter((version) => !anchors.has(version))).toEqual([]);
  });

  it("has an anchor for every formula that the glossary names", () => {
    const wanted = Object.values<GlossaryEntry>(glossary).flatMap(({ anchor }) => anchor ?? []);
    expect(wanted.filter((anchor) => !anchors.has(anchor))).toEqual([]);
  });
});

it("docs/changelog.md names only formulas that the methodology has", () => {
  const anchors = anchorsOf(parseDocument(readFileSync("docs/methodology.md", "utf8")));
  const named = [...readFileSync("docs/changelog.md", "utf8").matchAll(/`([a-z-]+-\d+)`/g)];
  expect(named.map(([, name = ""]) => name).filter((name) => !anchors.has(name))).toEqual([]);
});
