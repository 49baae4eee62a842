import type { Block, TextDocument, Section, Span } from "./text-document.ts";

const SPAN = /`([^`]+)`|\*\*([^*]+)\*\*(?:\s\(`([^`]+)`\))?|\*([^*]+)\*/g;
const HEADING =
  /^(?<title>.+?)(?: · (?<names>`[^`]+`(?:, `[^`]+`)*))?(?:(?: · |, )version (?<version>\d+)(?: \((?<note>[^)]+)\))?)?$/;

export const toSlug = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");

/**
 * Reads the part of Markdown that docs/methodology.md and docs/changelog.md use: one title, headings with the names and
 * version of a formula, paragraphs, lists, code and stress. In a section with a version, a bold term of a list is a
 * formula of its own, under its slug or the name in brackets behind it.
 */
export function parseDocument(markdown: string): TextDocument {
  const [head = "", ...parts] = markdown.replaceAll("\r\n", "\n").split(/^## /m);
  const [, title = "", intro = ""] = /^# (.+)\n([\s\S]*)$/.exec(head.trim()) ?? [];
  return {
    title,
    intro: readBlocks(intro, null),
    sections: parts.map(readSection),
  };
}

function readSection(part: string): Section {
  const end = part.indexOf("\n");
  const heading = HEADING.exec(end < 0 ? part.trim() : part.slice(0, end).trim())?.groups ?? {};
  const version = heading["version"] ?? null;
  const title = heading["title"] ?? "";
  const names = [...(heading["names"] ?? "").matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);
  const bases = names.length > 0 ? names : [toSlug(title)];
  return {
    title,
    names,
    version,
    note: heading["note"] ?? null,
    anchors: bases.map((base) => withVersion(base, version)),
    blocks: readBlocks(end < 0 ? "" : part.slice(end), version),
  };
}

const withVersion = (base: string, version: string | null): string =>
  version === null ? base : `${base}-${version}`;

function readBlocks(text: string, version: string | null): Block[] {
  return text
    .split(/\n{2,}|\n(?=- )/)
    .map((block) => block.trim())
    .filter((block) => block !== "")
    .reduce<Block[]>((blocks, block) => {
      const line = block.replaceAll(/\s*\n\s*/g, " ");
      const last = blocks.at(-1);
      if (!line.startsWith("- ")) blocks.push({ kind: "paragraph", spans: readSpans(line, null) });
      else if (last?.kind === "list") last.items.push(readSpans(line.slice(2), version));
      else blocks.push({ kind: "list", items: [readSpans(line.slice(2), version)] });
      return blocks;
    }, []);
}

function readSpans(line: string, version: string | null): Span[] {
  const spans: Span[] = [];
  let at = 0;
  const push = (span: Span) => span.text !== "" && spans.push(span);
  for (const match of line.matchAll(SPAN)) {
    const [whole, code, strong, name, emphasis] = match;
    push({ kind: "text", text: line.slice(at, match.index) });
    at = match.index + whole.length;
    if (code !== undefined) push({ kind: "code", text: code });
    else if (strong === undefined) push({ kind: "strong", text: emphasis ?? "" });
    else
      push({
        kind: "strong",
        text: strong,
        ...(version !== null && { anchor: withVersion(name ?? toSlug(strong), version) }),
      });
  }
  push({ kind: "text", text: line.slice(at) });
  return spans;
}
