export type Notice = {
  title: string;
  description?: string;
  /** One thing to do about it, such as undo. */
  action?: { label: string; act: () => void };
  /** How long it stays; the usual time without it. */
  durationMs?: number;
  isFailure?: boolean;
};

let waiting: Notice[] = [];
let wasCalled = false;
const listeners = new Set<() => void>();

/** What the page says in passing. Anything may give a notice; who shows them is loaded with the first. */
export const notices = {
  give(notice: Notice): void {
    waiting.push(notice);
    wasCalled = true;
    for (const tell of listeners) tell();
  },
  take(): readonly Notice[] {
    const taken = waiting;
    waiting = [];
    return taken;
  },
  hasAny: (): boolean => wasCalled,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
