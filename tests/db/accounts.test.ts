import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startStack, type TestStack } from "../support/stack.ts";

let stack: TestStack;
let owner: { id: string; accessToken: string };
let stranger: { id: string; accessToken: string };

beforeAll(async () => {
  stack = await startStack();
  owner = await stack.createUser("owner@example.com", "correct horse");
  stranger = await stack.createUser("stranger@example.com", "battery staple");
});
afterAll(() => stack?.stop());

describe("an account", () => {
  it("brings its profile and empty settings", async () => {
    const rows = await stack.sql(
      "select email, settings from public.users u join public.user_settings s on s.user_id = u.id where u.id = $1",
      [owner.id],
    );
    expect(rows).toEqual([{ email: "owner@example.com", settings: {} }]);
  });
  it("is what the tables see", async () => {
    const { data, error } = await stack.as(owner.accessToken).from("users").select("id");
    expect(error).toBeNull();
    expect(data).toEqual([{ id: owner.id }]);
    const other = await stack.as(stranger.accessToken).from("users").select("id");
    expect(other.data).toEqual([{ id: stranger.id }]);
    const none = await stack.anon().from("users").select("id");
    expect(none.error?.code).toBe("42501");
    const all = await stack.service().from("users").select("id");
    expect(all.data).toHaveLength(2);
  });
});
