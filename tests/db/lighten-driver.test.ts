import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startOwnStack, type TestStack } from "../support/stack";

let stack: TestStack;
let owners: { id: string; accessToken: string }[];

beforeAll(async () => {
  stack = await startOwnStack();
  owners = [];
  for (const name of ["ada", "ben", "cleo"]) {
    const owner = await stack.createUser(`${name}@example.com`, "correct horse battery");
    owners.push(owner);
    await stack.sql(
      `insert into public.workflow_sessions (user_id, name, graph) values ($1, $2, '{"nodes": [], "edges": []}')`,
      [owner.id, name],
    );
  }
});
afterAll(() => stack.stop());

const namesFor = async (accessToken: string) =>
  (await stack.as(accessToken).from("workflow_sessions").select("name")).data;
const settings = () =>
  stack.sql("select current_user as role, current_setting('request.jwt.claim.sub', true) as sub");

describe("the settings of a request", () => {
  it("are those of its caller before its statement runs, whoever asks at the same time", async () => {
    const rounds = Array.from({ length: 10 }, () => owners).flat();
    const answers = await Promise.all(rounds.map(({ accessToken }) => namesFor(accessToken)));
    const names = Array.from({ length: 10 }, () => ["ada", "ben", "cleo"]).flat();
    expect(answers).toEqual(names.map((name) => [{ name }]));
    const all = await stack.service().from("workflow_sessions").select("name").order("name");
    expect(all.data).toEqual([{ name: "ada" }, { name: "ben" }, { name: "cleo" }]);
    expect((await stack.anon().from("workflow_sessions").select()).data ?? []).toEqual([]);
  });

  it("are gone with their transaction, also with one that failed", async () => {
    await namesFor(owners[0]?.accessToken ?? "");
    expect(await settings()).toEqual([{ role: "postgres", sub: "" }]);
    const stranger = stack.as(owners[1]?.accessToken ?? "");
    const graph = { nodes: [], edges: [] };
    const row = { user_id: owners[0]?.id ?? "", name: "not mine", graph };
    expect((await stranger.from("workflow_sessions").insert(row)).error).toMatchObject({
      code: "42501",
    });
    expect(await settings()).toEqual([{ role: "postgres", sub: "" }]);
    expect(await namesFor(owners[1]?.accessToken ?? "")).toEqual([{ name: "ben" }]);
  });
});

describe("lists in an answer", () => {
  it.each([
    { what: "text", sql: "array['a', 'b c']::text[]", want: ["a", "b c"] },
    { what: "numbers", sql: "array[1, 2]::integer[]", want: [1, 2] },
    {
      what: "keys",
      sql: "array['00000000-0000-0000-0000-000000000001']::uuid[]",
      want: ["00000000-0000-0000-0000-000000000001"],
    },
  ])("are lists: $what", async ({ sql, want }) => {
    expect(await stack.sql(`select ${sql} as list`)).toEqual([{ list: want }]);
  });
});
