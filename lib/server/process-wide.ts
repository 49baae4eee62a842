const registry: Map<string, unknown> = ((globalThis as Record<symbol, unknown>)[
  Symbol.for("cascadian")
] ??= new Map()) as Map<string, unknown>;

/** One value a process: Next bundles routes, pages and the proxy apart, each with its own copy of a module. */
export function processWide<T>(name: string, create: () => T): T {
  if (!registry.has(name)) registry.set(name, create());
  return registry.get(name) as T;
}
