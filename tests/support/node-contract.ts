import { describe, expect, it } from "vitest";
import { z } from "zod";
import { typeOfValue } from "@/lib/workflows/expression/value-type";
import type { NodeErrorCode } from "@/lib/workflows/events";
import { branchesOf, type NodeType } from "@/lib/workflows/node";
import { toNodeError } from "@/lib/workflows/node-fault";
import { makeHangingPorts, makeNodeContext, type NodeContextOverrides } from "./make";

type Case = { name: string; config: unknown; ctx?: NodeContextOverrides };

export type NodeCases = {
  gives: (Case & { input?: unknown; output: unknown; branch?: string })[];
  /** Configs that the form must not accept, with the field that is wrong. */
  refusesConfig: { name: string; config: unknown; field: string }[];
  /** Inputs that the port must not take; none where it takes everything. */
  refusesInput: { name: string; input: unknown }[];
  /** Configs that do not fit what arrives, with the field that is wrong and words of the remedy. */
  refusesArriving?: {
    name: string;
    config: unknown;
    /** A value of the kind that arrives; where several parents are joined, each one's in `parents`. */
    arriving: unknown;
    parents?: Record<string, unknown>;
    field: string;
    message: RegExp;
  }[];
  /** What a list of ten thousand rows and more costs, and that a cancelled run does not pay it. */
  large?: Case & { input: unknown; length?: number; withinMs?: number };
  /** Runs that fail, with the code that the run shows. */
  fails?: (Case & { input?: unknown; code: NodeErrorCode; message?: string })[];
  /** A run whose ports never answer: it must end when the run does. */
  cancels?: { config: unknown; input?: unknown }[];
};

const CANCEL_WITHIN_MS = 500;

/** Wide, since other work may hold the machine: it is there to catch what grows with the square. */
const MOST_MS = 10_000;

/** The suite that every node type passes; the cases are what this one does. */
export function testNode<C extends z.ZodType, I extends z.ZodType, O extends z.ZodType>(
  node: NodeType<C, I, O>,
  {
    gives,
    refusesConfig,
    refusesInput,
    refusesArriving = [],
    large,
    fails = [],
    cancels = [],
  }: NodeCases,
) {
  const run = async ({ config, ctx }: Case, input: unknown) =>
    node.run({
      config: node.config.parse(config),
      input: (node.input ? node.input.schema.parse(input) : undefined) as z.output<I>,
      ctx: makeNodeContext(ctx),
    });

  describe(`node: ${node.type}`, () => {
    it("describes itself", () => {
      expect(node.type).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(node.version).toBeGreaterThan(0);
      for (const words of [node.label, node.description, node.docs, node.icon])
        expect(words).not.toBe("");
    });

    it("has a config that a form can be drawn from, and an example that fits it", () => {
      const schema = z.toJSONSchema(node.config, { io: "input", unrepresentable: "any" });
      expect(schema).toMatchObject({ type: "object" });
      expect(node.config.safeParse(node.example.config).error).toBeUndefined();
    });

    it.each(gives)("$name", async ({ output, branch, input, ...rest }) => {
      const result = await run(rest, input);
      expect(result.output).toEqual(output);
      expect(node.output?.schema.safeParse(result.output).error).toBeUndefined();
      expect(result.branch).toBe(branch);
      const branches = branchesOf(node as unknown as NodeType, node.config.parse(rest.config));
      expect([undefined, ...branches]).toContain(result.branch);
    });

    it.each(refusesConfig)("refuses a config with $name", ({ config, field }) => {
      const { error } = node.config.safeParse(config);
      const fields = error?.issues.flatMap((issue) =>
        issue.code === "unrecognized_keys" ? issue.keys : [issue.path.join(".")],
      );
      expect(fields).toContain(field);
    });

    it.each(refusesInput)("refuses an input that is $name", ({ input }) => {
      expect(node.input?.schema.safeParse(input).success).toBe(false);
    });

    it.each(refusesArriving)("refuses before the run: $name", ({ arriving, parents, ...rest }) => {
      const flowOf = (value: unknown) => ({ kind: "any" as const, type: typeOfValue(value) });
      const { problems } = node.check?.({
        config: node.config.parse(rest.config),
        arriving: {
          flow: flowOf(arriving),
          parents: Object.entries(parents ?? { source: arriving }).map(([source, value]) => ({
            source,
            flow: flowOf(value),
          })),
        },
        variables: typeOfValue({}),
      }) ?? { problems: [] };
      expect(problems).toContainEqual({
        field: rest.field,
        message: expect.stringMatching(rest.message),
      });
    });

    if (!large) return;

    it("takes a large input in time", { timeout: 30_000 }, async () => {
      const startedAt = performance.now();
      const { output } = await run(large, large.input);
      expect(performance.now() - startedAt).toBeLessThan(large.withinMs ?? MOST_MS);
      expect(Array.isArray(output) ? output.length : large.length).toBe(large.length);
    });

    it("does nothing in a run that is cancelled", async () => {
      const ctx = { ...large.ctx, signal: AbortSignal.abort() };
      await expect(run({ ...large, ctx }, large.input)).rejects.toThrow(/abort/i);
    });

    it.each(fails)("fails: $name", async ({ code, message, input, ...rest }) => {
      const error = await run(rest, input).catch(toNodeError);
      expect(error).toMatchObject({ code, ...(message !== undefined && { message }) });
    });

    it.each(cancels)("ends with its run: $config", async ({ input, ...rest }) => {
      const stop = new AbortController();
      const ctx = { ...makeHangingPorts(), signal: stop.signal };
      const started = run({ name: "", ...rest, ctx }, input);
      setTimeout(() => stop.abort(), 10);
      const late = new Promise((resolve) => setTimeout(() => resolve("late"), CANCEL_WITHIN_MS));
      await expect(Promise.race([started, late])).rejects.toBeDefined();
    });
  });
}
