import { describe, expect, it } from "vitest";
import { NODE_ICONS } from "@/components/workflows/builder/node-icons.generated";
import { nodeTypes } from "@/lib/workflows/nodes/index";
import { sourceFiles } from "@/tests/support/source-files";

/** The contract itself gives the first two a meaning in every graph; the third is what started a run, too. */
const ALSO_ELSEWHERE = new Set(["start", "end", "sub-workflow"]);

describe("all that there is to know of a node type stands in its own file", () => {
  it("its icon is drawn from the name there: run `node scripts/node-icons.mjs` after a new one", () => {
    const named = new Set(nodeTypes.map(({ icon }) => icon));
    expect([...named].filter((icon) => !Object.hasOwn(NODE_ICONS, icon))).toEqual([]);
    const spare = new Set(["box", "circle-question-mark"]);
    const drawn = Object.keys(NODE_ICONS).filter((icon) => !spare.has(icon));
    expect(drawn.filter((icon) => !named.has(icon))).toEqual([]);
  });

  it("no screen asks which type it has before it", () => {
    const ids = nodeTypes.map(({ type }) => type).filter((type) => !ALSO_ELSEWHERE.has(type));
    const compared = new RegExp(`(node|info|step|each)\\.type\\s*[!=]==?\\s*"(${ids.join("|")})"`);
    const named = new RegExp(`"(${ids.filter((id) => id.includes("-")).join("|")})"\\s*:`);
    const files = sourceFiles(["app", "components", "hooks"]).filter(({ path }) =>
      /workflows|strategy-builder/.test(path),
    );
    expect(files.length).toBeGreaterThan(20);
    expect(
      files.filter(({ text }) => compared.test(text) || named.test(text)).map(({ path }) => path),
    ).toEqual([]);
  });
});
