import { type BodyRequest, MAX_BODY_DEPTH } from "./body.ts";
import { bodyTypes } from "./body-types.ts";
import { checkGraph, type CheckedGraph } from "./find-problems.ts";
import { NodeFault } from "./node-fault.ts";
import { compilePlan, type Plan } from "./plan.ts";
import type { RunHost } from "./run-host.ts";

type Place = {
  host: Pick<RunHost, "plans" | "bodies">;
  variables: Plan["variables"];
  depth: number;
};

/** What a body runs by, made once for its node. */
export function planBody(place: Place, outerPath: string, request: BodyRequest): Plan {
  const { host, depth } = place;
  if (depth >= MAX_BODY_DEPTH)
    throw new NodeFault("BAD_INPUT", `Bodies stand at most ${MAX_BODY_DEPTH} deep in each other`);
  const made = host.plans.get(outerPath) ?? compileBody(place, request);
  host.plans.set(outerPath, made);
  return made;
}

function compileBody({ host, variables }: Place, { source, variables: more }: BodyRequest): Plan {
  const types = bodyTypes();
  const checked =
    "body" in source
      ? checkGraph(
          { ...source.body, variables: { ...variables, ...source.body.variables, ...more } },
          types,
        )
      : withVariables(host.bodies.get(source.workflowId), more);
  const [problem] = checked.problems;
  if (problem) throw new NodeFault("BAD_INPUT", `The body cannot run: ${problem.message}`);
  return compilePlan(checked, { nodeTypes: types });
}

function withVariables(
  checked: CheckedGraph | undefined,
  more: BodyRequest["variables"],
): CheckedGraph {
  if (!checked)
    throw new NodeFault("BAD_INPUT", "The called workflow was not there when the run was made");
  if (!more) return checked;
  const { graph } = checked;
  return checkGraph({ ...graph, variables: { ...graph.variables, ...more } }, bodyTypes());
}
