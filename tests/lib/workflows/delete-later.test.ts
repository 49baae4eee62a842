import { describe, expect, it, vi } from "vitest";
import { createDeleteLater, UNDO_MS } from "@/lib/workflows/delete-later.ts";

function make(send: (id: string) => Promise<void> = async () => undefined) {
  const timers = new Map<number, () => void>();
  let count = 0;
  const sent: string[] = [];
  const later = createDeleteLater({
    send: async (id) => {
      sent.push(id);
      await send(id);
    },
    after(milliseconds, act) {
      expect(milliseconds).toBe(UNDO_MS);
      const key = ++count;
      timers.set(key, act);
      return () => timers.delete(key);
    },
  });
  const pass = async () => {
    for (const act of timers.values()) act();
    timers.clear();
    await Promise.resolve();
  };
  return { later, sent, pass };
}

describe("deletes that wait for a change of mind", () => {
  it("hides at once, sends later, and says that it is gone", async () => {
    const { later, sent, pass } = make();
    const done = vi.fn<(isGone: boolean) => void>();
    later.add("a", done);
    later.add("a", done);
    expect([...later.hidden.get()]).toEqual(["a"]);
    expect(sent).toEqual([]);
    await pass();
    await vi.waitFor(() => expect(done).toHaveBeenCalledExactlyOnceWith(true));
    expect(sent).toEqual(["a"]);
    expect(later.undo("a")).toBe(false);
  });

  it("shows again what is undone, and sends nothing", async () => {
    const { later, sent, pass } = make();
    later.add("a", () => undefined);
    later.add("b", () => undefined);
    expect(later.undo("a")).toBe(true);
    expect([...later.hidden.get()]).toEqual(["b"]);
    await pass();
    expect(sent).toEqual(["b"]);
  });

  it("sends all that waits when the page goes", () => {
    const { later, sent } = make();
    later.add("a", () => undefined);
    later.add("b", () => undefined);
    later.flush();
    expect(sent).toEqual(["a", "b"]);
  });

  it("shows again what could not be deleted", async () => {
    const { later, pass } = make(() => Promise.reject(new Error("offline")));
    const done = vi.fn<(isGone: boolean) => void>();
    later.add("a", done);
    await pass();
    await vi.waitFor(() => expect(done).toHaveBeenCalledExactlyOnceWith(false));
    expect(later.hidden.get().size).toBe(0);
  });
});
