import type { ElkNode } from "elkjs/lib/elk-api";
import type { NodeTypes } from "@/lib/workflows/can-connect";
import { type Box, layOut, NODE_BODY_HEIGHT, NODE_WIDTH } from "@/lib/workflows/canvas-geometry";
import { fromElkGraph, toElkGraph } from "@/lib/workflows/elk-graph";
import type { Graph } from "@/lib/workflows/graph";

const PATIENCE_MS = 20_000;

/** Places by the layout engine in its own thread; without a thread, simple columns. */
export async function layOutWithElk(
  graph: Graph,
  types: NodeTypes,
  picked: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Box>> {
  try {
    return fromElkGraph(graph, await askWorker(toElkGraph(graph, types, picked)));
  } catch {
    const size = { width: NODE_WIDTH, height: NODE_BODY_HEIGHT };
    const columns = [...layOut(graph)].filter(([id]) => picked.has(id));
    return new Map(columns.map(([id, place]) => [id, { ...place, ...size }]));
  }
}

type Answer = { id: number; data?: ElkNode; error?: unknown };

/** The engine is kept for the next time; it is large and slow to load. */
let worker: Worker | null = null;
let asked = 0;

function askWorker(graph: ElkNode): Promise<ElkNode> {
  const engine = (worker ??= startWorker());
  asked += 1;
  const id = asked;
  return new Promise((resolve, reject) => {
    const abort = new AbortController();
    const { signal } = abort;
    const end = (act: () => void) => {
      abort.abort();
      clearTimeout(timer);
      act();
    };
    const fail = (reason: string) => {
      worker = null;
      engine.terminate();
      end(() => reject(new Error(reason)));
    };
    const timer = setTimeout(() => fail("The layout took too long"), PATIENCE_MS);
    const listen = ({ data: answer }: MessageEvent<Answer>) => {
      if (answer.id !== id) return;
      const { data } = answer;
      end(() => (data ? resolve(data) : reject(new Error("The layout failed"))));
    };
    engine.addEventListener("message", listen, { signal });
    engine.addEventListener("error", () => fail("The layout engine did not start"), { signal });
    engine.postMessage({ id, cmd: "layout", graph }, []);
  });
}

/** Left as it is: a bundler would take a minute over the engine's 1.6 MB, and change nothing. */
const ENGINE = new URL("elkjs/lib/elk-worker.min.js", import.meta.url);

function startWorker(): Worker {
  const started = new Worker(ENGINE.href);
  started.postMessage({ id: 0, cmd: "register", algorithms: ["layered"] }, []);
  return started;
}
