import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { findProblems } from "@/lib/workflows/find-problems.ts";
import { overlaps, positionOf } from "@/lib/workflows/canvas-geometry.ts";
import { workflowTemplates } from "@/lib/workflows/templates/index.ts";

describe.each(workflowTemplates)("the template $slug", ({ slug, graph }) => {
  it("can run as it stands", () => {
    expect(findProblems(graph)).toEqual([]);
  });

  it("stands in its own file and hides no node behind another", () => {
    expect(readdirSync("lib/workflows/templates")).toContain(`${slug}.ts`);
    const places = graph.nodes.map(positionOf);
    const hidden = places.filter((place, index) =>
      places.slice(0, index).some((other) => overlaps(place, other)),
    );
    expect(hidden).toEqual([]);
  });
});
