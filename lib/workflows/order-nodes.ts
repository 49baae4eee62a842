/** Topological, stable in the order of the nodes; nodes on or behind a cycle are left out. */
export function orderNodes(
  ids: readonly string[],
  edges: readonly { source: string; target: string }[],
): string[] {
  const waiting = new Map<string, number>(ids.map((id) => [id, 0]));
  const successors = new Map<string, string[]>(ids.map((id) => [id, []]));
  for (const { source, target } of edges) {
    const count = waiting.get(target);
    const next = successors.get(source);
    if (count === undefined || !next) continue;
    waiting.set(target, count + 1);
    next.push(target);
  }
  const order = ids.filter((id) => waiting.get(id) === 0);
  for (let index = 0; index < order.length; index++) {
    for (const target of successors.get(order[index] ?? "") ?? []) {
      const count = (waiting.get(target) ?? 0) - 1;
      waiting.set(target, count);
      if (count === 0) order.push(target);
    }
  }
  return order;
}
