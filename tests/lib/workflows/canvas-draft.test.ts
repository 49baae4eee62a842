import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/errors";
import { createDraft, type DraftContent } from "@/lib/workflows/canvas-draft";

type Answer = { version: number } | Error;

/** A draft over a scripted server; time passes only when `tick` is called. */
function setUp(answers: Answer[]) {
  let content: DraftContent = { name: "A", graph: { nodes: [], edges: [] } };
  const saves: { name: string; version: number }[] = [];
  let due: (() => void) | null = null;
  let onSave = () => {};
  const draft = createDraft(1, {
    read: () => content,
    async save({ name }, version) {
      saves.push({ name, version });
      onSave();
      const answer = answers.shift() ?? new Error("nothing scripted");
      if (answer instanceof Error) throw answer;
      return answer;
    },
    currentVersion: async () => 7,
    after(_milliseconds, act) {
      due = act;
      return () => (due = null);
    },
  });
  return {
    draft,
    saves,
    status: () => draft.state.get().status,
    isScheduled: () => due !== null,
    onSave: (act: () => void) => (onSave = act),
    type(name: string) {
      content = { ...content, name };
      draft.touch();
    },
    async tick() {
      due?.();
      await new Promise((resolve) => setTimeout(resolve, 0));
    },
  };
}

describe("createDraft", () => {
  it("saves once after the last of many edits", async () => {
    const page = setUp([{ version: 2 }]);
    page.type("B");
    page.type("C");
    expect(page.status()).toBe("unsaved");
    await page.tick();
    expect(page.saves).toEqual([{ name: "C", version: 1 }]);
    expect(page.draft.state.get()).toMatchObject({ status: "saved", version: 2 });
  });

  it("saves again what was edited while it saved, with the new version", async () => {
    const page = setUp([{ version: 2 }, { version: 3 }]);
    let isFirst = true;
    page.onSave(() => {
      if (isFirst) page.type("C");
      isFirst = false;
    });
    page.type("B");
    await page.tick();
    expect(page.saves).toEqual([
      { name: "B", version: 1 },
      { name: "C", version: 2 },
    ]);
    expect(page.status()).toBe("saved");
  });

  it("stops at a conflict, and takes the other version's place only when told to", async () => {
    const page = setUp([new AppError("CONFLICT", "stale"), { version: 8 }]);
    page.type("B");
    await page.tick();
    expect(page.status()).toBe("conflict");
    page.type("C");
    expect([page.isScheduled(), await page.draft.flush()]).toEqual([false, false]);
    expect(await page.draft.overwrite()).toBe(true);
    expect(page.saves.at(-1)).toEqual({ name: "C", version: 7 });
    expect(page.draft.state.get()).toMatchObject({ status: "saved", version: 8 });
  });

  it("goes on from theirs once it is loaded", async () => {
    const page = setUp([new AppError("CONFLICT", "stale"), { version: 10 }]);
    page.type("B");
    await page.tick();
    page.draft.accept(9);
    expect(page.status()).toBe("saved");
    page.type("D");
    await page.tick();
    expect(page.saves.at(-1)).toEqual({ name: "D", version: 9 });
  });

  it.each([
    {
      name: "tries again when the server could not be reached",
      error: new TypeError("network"),
      again: true,
    },
    { name: "does not repeat a refusal", error: new AppError("INVALID_INPUT", "no"), again: false },
  ])("$name", async ({ error, again }) => {
    const page = setUp([error]);
    page.type("B");
    await page.tick();
    expect([page.status(), page.isScheduled()]).toEqual(["failed", again]);
  });

  it("has nothing to save when nothing changed", async () => {
    const page = setUp([]);
    page.draft.touch();
    expect([await page.draft.flush(), page.saves.length]).toEqual([true, 0]);
  });
});
