/** Cycles that share no node, each as its path back to the first node; iterative, each edge looked at once. */
export function findCycles(successors: ReadonlyMap<string, readonly string[]>): string[][] {
  const cycles: string[][] = [];
  const done = new Set<string>();
  const isReported = new Set<string>();
  for (const root of successors.keys()) {
    if (done.has(root)) continue;
    const path: string[] = [root];
    const positions = new Map([[root, 0]]);
    const cursors = [0];
    while (path.length > 0) {
      const top = path.length - 1;
      const current = path[top] ?? "";
      const next = successors.get(current)?.[cursors[top] ?? 0];
      if (next === undefined) {
        done.add(current);
        positions.delete(current);
        path.pop();
        cursors.pop();
        continue;
      }
      cursors[top] = (cursors[top] ?? 0) + 1;
      const start = positions.get(next);
      if (start !== undefined) reportOnce(path.slice(start), cycles, isReported);
      else if (!done.has(next)) {
        positions.set(next, path.length);
        path.push(next);
        cursors.push(0);
      }
    }
  }
  return cycles;
}

function reportOnce(cycle: string[], cycles: string[][], isReported: Set<string>): void {
  if (cycle.some((id) => isReported.has(id))) return;
  for (const id of cycle) isReported.add(id);
  cycles.push([...cycle, cycle[0] ?? ""]);
}
