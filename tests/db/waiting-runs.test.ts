import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Graph } from "@/lib/workflows/graph.ts";
import { createSqlRunQueue } from "@/lib/workflows/sql-run-queue.ts";
import { readStoredEvents } from "@/lib/workflows/sql-run-log.ts";
import { makeEdge, makeNode, makePorts } from "../support/make.ts";
import { enqueueRun, makeMortal, makeWorker, summarize } from "../support/make-runs.ts";
import { startStack, type TestStack } from "../support/stack.ts";

let stack: TestStack;
let userId: string;
let strangerId: string;

beforeAll(async () => {
  stack = await startStack();
  ({ id: userId } = await stack.createUser("owner@example.com", "correct horse"));
  ({ id: strangerId } = await stack.createUser("other@example.com", "correct horse"));
});
afterAll(() => stack?.stop());
beforeEach(async () => {
  await stack.sql("delete from public.workflow_executions");
});

const db = () => stack.service();
const rowOf = async (id: string) =>
  (
    await stack.sql<{ status: string; wakes: number | null }>(
      "select status, extract(epoch from wake_at - now())::int as wakes from public.workflow_executions where id = $1",
      [id],
    )
  )[0];
const eventsOf = async (id: string) => summarize(await readStoredEvents(db(), id, 0));
const answer = (id: string, nodeId: string, approved: boolean, user = userId) =>
  db().rpc("answer_approval", { p_run: id, p_user: user, p_node: nodeId, p_approved: approved });

const asking = (config: object = {}): Graph => ({
  nodes: [
    makeNode("ok", "approval", { config: { question: "Send?", ...config } }),
    makeNode("yes", "end"),
    makeNode("no", "end"),
  ],
  edges: [makeEdge("ok", "yes", "approved"), makeEdge("ok", "no", "rejected")],
});

describe("an approval", () => {
  it.each([
    [true, "yes success", "no skipped"],
    [false, "no success", "yes skipped"],
  ])("answered with %s goes on in another process", async (approved, ...ends) => {
    const id = await enqueueRun(db(), userId, asking());
    await makeWorker(db(), "first").drain();
    expect(await rowOf(id)).toEqual({ status: "waiting", wakes: null });
    expect(await createSqlRunQueue(db()).claim("nobody", 5)).toEqual([]);

    expect((await answer(id, "ok", approved)).error).toBeNull();
    await makeWorker(db(), "second").drain();
    const { seqs, statuses, finished } = await eventsOf(id);
    expect(seqs).toEqual(seqs.map((_, index) => index + 1));
    expect(statuses.slice(0, 3)).toEqual(["ok running", "ok waiting", "ok running"]);
    expect(statuses).toEqual(expect.arrayContaining(["ok success", ...ends]));
    expect(finished).toMatchObject([{ status: "success" }]);
  });

  it("is answered once, by the run's owner only, and where something waits", async () => {
    const id = await enqueueRun(db(), userId, asking());
    await makeWorker(db(), "first").drain();
    expect((await answer(id, "ok", true, strangerId)).error?.code).toBe("PT404");
    expect((await answer(id, "yes", true)).error?.code).toBe("PT404");
    const both = await Promise.all([answer(id, "ok", true), answer(id, "ok", false)]);
    expect(both.map(({ error }) => error?.code ?? "taken").toSorted()).toEqual(["PT409", "taken"]);
  });

  it("reaches a process that still works another branch of the run", async () => {
    const graph = asking();
    graph.nodes.push(makeNode("slow", "llm-analysis", { config: { prompt: "?" } }));
    let done: () => void = () => undefined;
    const ports = makePorts({
      now: () => new Date(),
      llm: {
        complete: () =>
          new Promise((resolve) => {
            const usage = { inputTokens: 0, outputTokens: 0, usd: 0 };
            done = () => resolve({ text: "", provider: "rules", model: "m", usage });
          }),
      },
    });
    const id = await enqueueRun(db(), userId, graph);
    const worked = makeWorker(db(), "only", { ports }).drain();
    const told = async (status: string) => {
      for (let round = 0; round < 300; round++) {
        if ((await eventsOf(id)).statuses.includes(status)) return;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      throw new Error(`never told: ${status}`);
    };
    await told("ok waiting");
    await answer(id, "ok", true);
    await told("yes success");
    done();
    await worked;
    expect((await eventsOf(id)).finished).toMatchObject([{ status: "success" }]);
  });

  it("without an answer in time is a no, and the run wakes for that by itself", async () => {
    const id = await enqueueRun(db(), userId, asking({ timeoutSeconds: 60 }));
    await makeWorker(db(), "first").drain();
    expect(await rowOf(id)).toEqual({ status: "waiting", wakes: expect.closeTo(60, -1) });
    await stack.sql("update public.workflow_executions set wake_at = now() where id = $1", [id]);
    await stack.sql("update public.run_waits set until = now() - interval '1 s'");
    expect((await answer(id, "ok", true)).error?.code).toBe("PT409");
    await makeWorker(db(), "second").drain();
    expect((await eventsOf(id)).statuses).toContain("no success");
  });

  it("that waits is cancelled at once", async () => {
    const id = await enqueueRun(db(), userId, asking());
    await makeWorker(db(), "first").drain();
    await db().rpc("request_cancel", { p_run: id, p_user: userId });
    await db().rpc("reap_dead_runs", { p_run: id });
    const { statuses, finished } = await eventsOf(id);
    expect(statuses.at(-1)).toBe("ok cancelled");
    expect(finished).toMatchObject([{ status: "cancelled" }]);
    expect((await answer(id, "ok", true)).error?.code).toBe("PT409");
  });
});

describe("a wait", () => {
  const waiting = (seconds: number): Graph => ({
    nodes: [makeNode("w", "wait", { config: { seconds } }), makeNode("end", "end")],
    edges: [makeEdge("w", "end")],
  });

  it("that is short stays in its process", async () => {
    const id = await enqueueRun(db(), userId, waiting(0.2));
    await makeWorker(db(), "only").drain();
    expect((await eventsOf(id)).statuses).toEqual([
      "w running",
      "w waiting",
      "w success",
      "end running",
      "end success",
    ]);
  });

  it("that is long takes no process, and goes on in any when its time has come", async () => {
    const id = await enqueueRun(db(), userId, waiting(3600));
    await makeWorker(db(), "first").drain();
    expect(await rowOf(id)).toEqual({ status: "waiting", wakes: expect.closeTo(3600, -2) });
    const later = () => new Date(Date.now() + 3_600_000);
    await stack.sql("update public.workflow_executions set wake_at = now() where id = $1", [id]);
    const ports = makePorts({ now: later });
    await makeWorker(db(), "second", { ports, now: later }).drain();
    expect((await eventsOf(id)).finished).toMatchObject([{ status: "success" }]);
  });
});

describe("a for-each", () => {
  const usage = { inputTokens: 1, outputTokens: 1, usd: 0.01 };
  const loop = (body: Graph): Graph => ({
    nodes: [
      makeNode("list", "start", { pinned: ["a", "b", "c"] }),
      makeNode("loop", "for-each", { config: { body, concurrency: 1 } }),
      makeNode("end", "end"),
    ],
    edges: [makeEdge("list", "loop"), makeEdge("loop", "end")],
  });
  const asks: Graph = {
    nodes: [
      makeNode("item", "start"),
      makeNode("ask", "llm-analysis", { config: { prompt: "What is it?" } }),
      makeNode("out", "end"),
    ],
    edges: [makeEdge("item", "ask"), makeEdge("ask", "out")],
  };

  it("whose process died asks for no item twice", async () => {
    const asked: unknown[] = [];
    const model = (hangsAt: string | null) =>
      makePorts({
        now: () => new Date(),
        llm: {
          async complete({ input }) {
            asked.push(input);
            if (input === hangsAt) await new Promise(() => undefined);
            return { text: `${String(input)}!`, provider: "rules", model: "m", usage };
          },
        },
      });
    const id = await enqueueRun(db(), userId, loop(asks));
    const mortal = makeMortal(db());
    void makeWorker(mortal.db, "dying", { ports: model("c") }).drain();
    while ((await createSqlRunQueue(db()).load(id)).steps.length < 9)
      await new Promise((resolve) => setTimeout(resolve, 20));
    mortal.kill();
    await stack.sql(
      "update public.workflow_executions set lease_expires_at = now() - interval '1 s' where id = $1",
      [id],
    );
    await makeWorker(db(), "heir", { ports: model(null) }).drain();
    expect(asked).toEqual(["a", "b", "c", "c"]);
    expect((await eventsOf(id)).finished).toMatchObject([
      {
        status: "success",
        outputs: {
          end: { results: [{ text: "a!" }, { text: "b!" }, { text: "c!" }], errors: [] },
        },
        usage: { inputTokens: 3, outputTokens: 3, usd: expect.closeTo(0.03) },
      },
    ]);
  });

  it("asks for approval of each item, and goes on with the answers", async () => {
    const body: Graph = {
      nodes: [makeNode("item", "start"), makeNode("ok", "approval"), makeNode("out", "end")],
      edges: [makeEdge("item", "ok"), makeEdge("ok", "out", "approved")],
    };
    const id = await enqueueRun(db(), userId, loop(body));
    await makeWorker(db(), "first").drain();
    expect(await rowOf(id)).toMatchObject({ status: "waiting" });
    const waits = (await eventsOf(id)).statuses.filter((status) => status.endsWith("waiting"));
    expect(waits).toEqual(["/loop/0/ok waiting", "/loop/1/ok waiting", "/loop/2/ok waiting"]);
    await answer(id, "/loop/0/ok", true);
    await makeWorker(db(), "second").drain();
    expect(await rowOf(id)).toMatchObject({ status: "waiting" });
    await answer(id, "/loop/1/ok", false);
    await answer(id, "/loop/2/ok", true);
    await makeWorker(db(), "third").drain();
    expect((await eventsOf(id)).finished).toMatchObject([
      { status: "success", outputs: { end: { results: ["a", null, "c"], errors: [] } } },
    ]);
  });
});
