import { createStore, type Store } from "./store.ts";

type Ports = {
  send(id: string): Promise<void>;
  /** Calls back after that many milliseconds; returns how to call it off. */
  after(milliseconds: number, act: () => void): () => void;
};

export const UNDO_MS = 8000;

/** Deletes that wait for a change of mind. */
export function createDeleteLater({ send, after }: Ports) {
  const waiting = new Map<string, { callOff: () => void; done: (isGone: boolean) => void }>();
  const hidden: Store<ReadonlySet<string>> = createStore<ReadonlySet<string>>(new Set());
  const show = (id: string) =>
    hidden.update((ids) => new Set([...ids].filter((each) => each !== id)));

  async function now(id: string): Promise<void> {
    const entry = waiting.get(id);
    if (!entry) return;
    waiting.delete(id);
    entry.callOff();
    try {
      await send(id);
      entry.done(true);
    } catch {
      // It is still there, so it is shown again.
      show(id);
      entry.done(false);
    }
  }

  return {
    /** What is no longer shown, gone or about to go. */
    hidden,
    add(id: string, done: (isGone: boolean) => void) {
      if (waiting.has(id)) return;
      waiting.set(id, { done, callOff: after(UNDO_MS, () => void now(id)) });
      hidden.update((ids) => new Set([...ids, id]));
    },
    /** False where it is too late. */
    undo(id: string): boolean {
      const entry = waiting.get(id);
      if (!entry) return false;
      entry.callOff();
      waiting.delete(id);
      show(id);
      return true;
    },
    /** The page goes: there is nobody left to change their mind. */
    flush: () => [...waiting.keys()].forEach((id) => void now(id)),
  };
}
