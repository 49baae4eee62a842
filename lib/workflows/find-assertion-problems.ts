import { assertionSchema, MAX_ASSERTIONS } from "./assertion.ts";
import type { Problem } from "./graph.ts";
import { isRow } from "./is-row.ts";

/** What is wrong with the shape of a graph's assertions, and nodes that they name and the graph has not. */
export function findAssertionProblems(raw: unknown): Problem[] {
  const assertions = isRow(raw) ? raw["assertions"] : undefined;
  if (assertions === undefined || assertions === null) return [];
  if (!Array.isArray(assertions)) return [bad("assertions", "assertions is a list")];
  const nodes = isRow(raw) && Array.isArray(raw["nodes"]) ? raw["nodes"] : [];
  const ids = new Set(nodes.map((node: unknown) => (isRow(node) ? node["id"] : undefined)));
  const excess =
    assertions.length > MAX_ASSERTIONS
      ? [bad("assertions", `At most ${MAX_ASSERTIONS} assertions, not ${assertions.length}`)]
      : [];
  return [
    ...excess,
    ...assertions.slice(0, MAX_ASSERTIONS).flatMap((assertion: unknown, index) => {
      const at = `assertions.${index}`;
      const parsed = assertionSchema.safeParse(assertion);
      if (!parsed.success)
        return parsed.error.issues.map(({ path, message }) =>
          bad([at, ...path].join("."), message),
        );
      const { node, pinned } = parsed.data;
      return [
        ...(ids.has(node) ? [] : [bad(`${at}.node`, `there is no node ${node}`)]),
        ...Object.keys(pinned)
          .filter((id) => !ids.has(id))
          .map((id) => bad(`${at}.pinned.${id}`, `there is no node ${id}`)),
      ];
    }),
  ];
}

const bad = (field: string, message: string): Problem => ({
  code: "bad-shape",
  field,
  message: `${field}: ${message}`,
});
