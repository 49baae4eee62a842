import { AppError } from "../errors.ts";
import type { Graph } from "./graph.ts";
import { createStore, type Store } from "./store.ts";

export type DraftContent = { name: string; graph: Graph };

export type DraftState = {
  status: "saved" | "unsaved" | "saving" | "conflict" | "failed";
  version: number;
  error: unknown;
};

export type Draft = {
  state: Store<DraftState>;
  /** To be called at every edit; saves a moment after the last one. */
  touch(): void;
  /** Saves what is unsaved now; true when everything is saved afterwards. */
  flush(): Promise<boolean>;
  /** After a conflict: the other version goes, ours stays. */
  overwrite(): Promise<boolean>;
  /** After theirs was loaded into the canvas. */
  accept(version: number): void;
  dispose(): void;
};

type DraftPorts = {
  read(): DraftContent;
  save(content: DraftContent, version: number): Promise<{ version: number }>;
  /** The version that the server holds now. */
  currentVersion(): Promise<number>;
  /** Calls back after that many milliseconds; returns how to call it off. */
  after(milliseconds: number, act: () => void): () => void;
};

const REST_MS = 900;
const RETRY_MS = 5000;

/** Saves one at a time, each with the version that the last one gave, and never over a version that it has not seen. */
export function createDraft(version: number, ports: DraftPorts): Draft {
  const state = createStore<DraftState>({ status: "saved", version, error: null });
  let saved = ports.read();
  let running: Promise<boolean> | null = null;
  let callOff = () => {};

  const isClean = () => {
    const { name, graph } = ports.read();
    return name === saved.name && graph === saved.graph;
  };
  const change = (next: Partial<DraftState>) => state.update((now) => ({ ...now, ...next }));
  const schedule = (milliseconds: number) => {
    callOff();
    callOff = ports.after(milliseconds, () => void flush());
  };

  async function saveOnce(): Promise<boolean> {
    const content = ports.read();
    change({ status: "saving" });
    try {
      const answer = await ports.save(content, state.get().version);
      saved = content;
      change({ status: isClean() ? "saved" : "unsaved", version: answer.version, error: null });
      return isClean() || saveOnce();
    } catch (error) {
      const isConflict = error instanceof AppError && error.code === "CONFLICT";
      change({ status: isConflict ? "conflict" : "failed", error });
      if (!isConflict && mayPass(error)) schedule(RETRY_MS);
      return false;
    }
  }

  async function flush(): Promise<boolean> {
    callOff();
    if (running) return running;
    if (isClean() && state.get().status !== "conflict") return true;
    if (state.get().status === "conflict") return false;
    running = saveOnce().finally(() => (running = null));
    return running;
  }

  return {
    state,
    flush,
    touch() {
      const { status } = state.get();
      if (isClean() || status === "conflict") return;
      // A drag touches it with every frame, and whoever follows the state hears of a change alone.
      if (!running && status !== "unsaved") change({ status: "unsaved" });
      schedule(REST_MS);
    },
    async overwrite() {
      try {
        change({ version: await ports.currentVersion(), status: "unsaved" });
      } catch (error) {
        change({ status: "failed", error });
        return false;
      }
      return flush();
    },
    accept(next) {
      callOff();
      saved = ports.read();
      change({ status: "saved", version: next, error: null });
    },
    dispose: () => callOff(),
  };
}

const mayPass = (error: unknown) =>
  !(error instanceof AppError) || error.code === "UNAVAILABLE" || error.code === "RATE_LIMITED";
