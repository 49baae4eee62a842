import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createSqlRunQueue } from "@/lib/workflows/sql-run-queue.ts";
import { readStoredEvents } from "@/lib/workflows/sql-run-log.ts";
import { makeEdge, makeNode, makePorts } from "../support/make.ts";
import { enqueueRun, makeMortal, makeWorker, summarize } from "../support/make-runs.ts";
import { startStack, type TestStack } from "../support/stack.ts";

let stack: TestStack;
let userId: string;
let otherId: string;

beforeAll(async () => {
  stack = await startStack();
  ({ id: userId } = await stack.createUser("owner@example.com", "correct horse"));
  ({ id: otherId } = await stack.createUser("other@example.com", "correct horse"));
});
afterAll(() => stack?.stop());
beforeEach(async () => {
  await stack.sql("delete from public.workflow_executions");
});

const db = () => stack.service();
const small = { nodes: [makeNode("end", "end", { pinned: 1 })], edges: [] };
const asks = {
  nodes: [
    makeNode("first", "llm-analysis", { config: { prompt: "One" } }),
    makeNode("second", "llm-analysis", { config: { prompt: "Two" } }),
    makeNode("end", "end"),
  ],
  edges: [makeEdge("first", "second"), makeEdge("second", "end")],
};
const expire = (id: string) =>
  stack.sql(
    "update public.workflow_executions set lease_expires_at = clock_timestamp() - interval '1 s' where id = $1",
    [id],
  );
const statusOf = async (id: string) =>
  (
    await stack.sql<{ status: string; takeovers: number }>(
      "select status, takeovers from public.workflow_executions where id = $1",
      [id],
    )
  )[0];

type Ask = (prompt: string, signal: AbortSignal) => Promise<string>;

/** A model that is told what to do with each prompt, and keeps count. */
function makeModel(answer: Ask) {
  const asked: string[] = [];
  const ports = makePorts({
    now: () => new Date(),
    llm: {
      async complete({ prompt, signal }) {
        asked.push(prompt);
        const text = await answer(prompt, signal);
        const usage = { inputTokens: 10, outputTokens: 5, usd: 0.01 };
        return { text, provider: "openai", model: "m", usage };
      },
    },
  });
  return { asked, ports };
}

const hang = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(new Error("aborted")), { once: true });
  });
const until = async (isTrue: () => boolean | Promise<boolean>) => {
  for (const end = Date.now() + 10_000; !(await isTrue());) {
    if (Date.now() > end) throw new Error("not within 10 s");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

describe("a queued run", () => {
  it("is taken once, however many ask for it at the same time", async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, () => enqueueRun(db(), userId, small)));
    const queue = createSqlRunQueue(db());
    const claims = await Promise.all(
      Array.from({ length: 6 }, (_, index) => queue.claim(`worker-${index}`, 3)),
    );
    expect(
      claims
        .flat()
        .map(({ runId }) => runId)
        .sort(),
    ).toEqual(ids.sort());
  });

  it("waits while as many of its user's runs are going as may, and others pass it", async () => {
    for (let index = 0; index < 12; index++) await enqueueRun(db(), userId, small);
    const other = await enqueueRun(db(), otherId, small);
    const queue = createSqlRunQueue(db());
    const claimed = await queue.claim("worker", 50);
    expect(claimed.filter((run) => run.userId === userId)).toHaveLength(10);
    expect(claimed.some(({ runId }) => runId === other)).toBe(true);
    expect(await queue.claim("worker", 50)).toEqual([]);
  });

  it("ends at once when it is cancelled before anyone took it", async () => {
    const id = await enqueueRun(db(), userId, small);
    await db().rpc("request_cancel", { p_run: id, p_user: userId });
    await db().rpc("reap_dead_runs", { p_run: id });
    const { finished } = summarize(await readStoredEvents(db(), id, 0));
    expect(finished).toMatchObject([{ status: "cancelled" }]);
    expect(await createSqlRunQueue(db()).claim("worker", 5)).toEqual([]);
  });
});

describe("a run whose process died", () => {
  it("goes on where it stopped: what was paid for is not asked again", async () => {
    const id = await enqueueRun(db(), userId, asks);
    const first = makeModel((prompt, signal) =>
      prompt === "One" ? Promise.resolve("1") : hang(signal),
    );
    const mortal = makeMortal(db());
    void makeWorker(mortal.db, "dying", { ports: first.ports }).drain();
    await until(() => first.asked.length === 2);
    await until(async () => (await createSqlRunQueue(db()).load(id)).steps.length === 1);
    mortal.kill();
    await expire(id);
    const second = makeModel(async () => "2");
    const heir = makeWorker(db(), "heir", { ports: second.ports });
    await heir.drain();
    expect(second.asked).toEqual(["Two"]);
    expect(await statusOf(id)).toEqual({ status: "success", takeovers: 1 });
    const { seqs, statuses, finished } = summarize(await readStoredEvents(db(), id, 0));
    expect(seqs).toEqual(seqs.map((_, index) => index + 1));
    expect(statuses).toEqual([
      "first running",
      "first success",
      "second running",
      "second running",
      "second success",
      "end running",
      "end success",
    ]);
    expect(finished).toMatchObject([
      {
        status: "success",
        outputs: { end: { text: "2" } },
        usage: { inputTokens: 20, outputTokens: 10, usd: 0.02 },
      },
    ]);
  });

  it("cannot be ended by the process that lost it", async () => {
    const id = await enqueueRun(db(), userId, asks);
    let answer: (text: string) => void = () => undefined;
    const slow = makeModel(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    const paused = makeWorker(db(), "paused", { ports: slow.ports });
    const lost = paused.drain();
    await until(async () => (await readStoredEvents(db(), id, 1)).length === 1);
    await stack.sql(
      "update public.workflow_executions set lease_token = lease_token + 1, lease_owner = 'heir' where id = $1",
      [id],
    );
    answer("late");
    await lost;
    expect(await statusOf(id)).toMatchObject({ status: "running" });
    const { finished, statuses } = summarize(await readStoredEvents(db(), id, 0));
    expect(finished).toEqual([]);
    expect(statuses).toEqual(["first running"]);
  });

  it("is given up after three takeovers, and what it put out is kept", async () => {
    const id = await enqueueRun(db(), userId, asks);
    const queue = createSqlRunQueue(db());
    for (let round = 0; round < 4; round++) {
      const [taken] = await queue.claim(`worker-${round}`, 1);
      expect(taken?.runId).toBe(id);
      await expire(id);
    }
    expect(await queue.claim("one-more", 1)).toEqual([]);
    expect((await db().rpc("reap_dead_runs", {})).data).toBe(1);
    const { finished } = summarize(await readStoredEvents(db(), id, 0));
    expect(finished).toMatchObject([{ status: "error" }]);
    expect(await statusOf(id)).toMatchObject({ status: "error" });
  });
});

describe("a process that ends", () => {
  it("hands its runs on at once, after what runs has ended, and none of it is repeated", async () => {
    const id = await enqueueRun(db(), userId, asks);
    let answer: (text: string) => void = () => undefined;
    const first = makeModel(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    const leaving = makeWorker(db(), "leaving", { ports: first.ports });
    void leaving.drain();
    await until(() => first.asked.length === 1);
    const released = leaving.release(5000);
    answer("1");
    await released;
    expect(await statusOf(id)).toEqual({ status: "queued", takeovers: 0 });
    const second = makeModel(async () => "2");
    await makeWorker(db(), "next", { ports: second.ports }).drain();
    expect(second.asked).toEqual(["Two"]);
    expect(await statusOf(id)).toEqual({ status: "success", takeovers: 0 });
  });

  it("cuts off what takes too long, and that counts as a takeover", async () => {
    const id = await enqueueRun(db(), userId, asks);
    const first = makeModel((_, signal) => hang(signal));
    const leaving = makeWorker(db(), "leaving", { ports: first.ports });
    void leaving.drain();
    await until(() => first.asked.length === 1);
    await leaving.release(20);
    expect(await statusOf(id)).toEqual({ status: "queued", takeovers: 1 });
  });
});
