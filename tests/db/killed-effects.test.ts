import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { EgressRequest } from "@/lib/http/egress.ts";
import { createEffectPorts } from "@/lib/workflows/create-effect-ports.ts";
import type { Graph } from "@/lib/workflows/graph.ts";
import type { RunPorts } from "@/lib/workflows/node.ts";
import { readStoredEvents } from "@/lib/workflows/sql-run-log.ts";
import { makeEdge, makeNode, makePorts } from "../support/make.ts";
import { enqueueRun, makeMortal, makeWorker, summarize } from "../support/make-runs.ts";
import { startStack, type TestStack } from "../support/stack.ts";

let stack: TestStack;
let userId: string;

beforeAll(async () => {
  stack = await startStack();
  ({ id: userId } = await stack.createUser("owner@example.com", "correct horse"));
});
afterAll(() => stack?.stop());

const url = "https://example.com/hook";

/** Two equal items, each told of and sent, and one sending after them. */
const graph: Graph = {
  nodes: [
    makeNode("list", "start", { pinned: ["same", "same"] }),
    makeNode("each", "for-each", {
      config: {
        concurrency: 1,
        body: {
          nodes: [
            makeNode("item", "start"),
            makeNode("tell", "notify", { config: { title: "Look" } }),
            makeNode("hook", "webhook", { config: { url } }),
          ],
          edges: [makeEdge("item", "tell"), makeEdge("tell", "hook")],
        },
      },
    }),
    makeNode("last", "webhook", { config: { url } }),
  ],
  edges: [makeEdge("list", "each"), makeEdge("each", "last")],
};

/** Effects as the product has them, but for the socket: each sending is noted, and something may come with it. */
function makeEffects(runId: string, sent: string[], onSent = (_count: number): void => undefined) {
  const send = async ({ headers = {} }: EgressRequest) => {
    sent.push(headers["idempotency-key"] ?? "");
    onSent(sent.length);
    return { status: 200, url, headers: {}, body: "" };
  };
  const effects = createEffectPorts(
    { origin: "demo", service: stack.service(), egress: { send } as never },
    { userId, workflowId: null, runId },
  );
  return { ...makePorts({ now: () => new Date() }), ...effects } satisfies RunPorts;
}

describe("a process that dies between an effect and the word of it", () => {
  it.each([1, 2, 3])(
    "at sending %d of 3: every effect is done once, the cut one under its own key again",
    async (moment) => {
      const runId = await enqueueRun(stack.service(), userId, graph);
      const sent: string[] = [];
      const mortal = makeMortal(stack.service());
      const died = new Promise<void>((resolve) => {
        const ports = makeEffects(runId, sent, (count) => {
          if (count !== moment) return;
          mortal.kill();
          resolve();
        });
        void makeWorker(mortal.db, "doomed", { ports }).drain();
      });
      await died;
      await stack.sql(
        "update public.workflow_executions set lease_expires_at = now() - interval '1 s' where id = $1",
        [runId],
      );
      const before = sent.length;
      await makeWorker(stack.service(), "heir", { ports: makeEffects(runId, sent) }).drain();

      expect(before).toBe(moment);
      expect(sent).toHaveLength(4);
      // Equal items are two effects; only what was cut off comes a second time, and says so by its key.
      expect(new Set(sent).size).toBe(3);
      expect(sent[moment]).toBe(sent[moment - 1]);
      const told = await stack.sql<{ count: number }>(
        "select count(*)::int from public.notifications where user_id = $1",
        [userId],
      );
      expect(told).toEqual([{ count: 2 }]);
      const { seqs, finished } = summarize(await readStoredEvents(stack.service(), runId, 0));
      expect(seqs).toEqual(seqs.map((_, index) => index + 1));
      expect(finished).toMatchObject([{ status: "success" }]);
      await stack.sql("delete from public.notifications");
    },
  );
});
