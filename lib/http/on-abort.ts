type Registry = { callbacks: Set<() => void>; listener: () => void };

const registries = new WeakMap<AbortSignal, Registry>();

/**
 * Calls back once when the signal is aborted; the answer takes the callback away again. However many wait on one signal,
 * it carries a single listener: past ten, Node warns of a leak that is none.
 */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
  const registry = registries.get(signal) ?? register(signal);
  registry.callbacks.add(callback);
  return () => {
    registry.callbacks.delete(callback);
    if (registry.callbacks.size > 0 || registries.get(signal) !== registry) return;
    registries.delete(signal);
    signal.removeEventListener("abort", registry.listener);
  };
}

function register(signal: AbortSignal): Registry {
  const callbacks = new Set<() => void>();
  const listener = () => {
    registries.delete(signal);
    for (const callback of callbacks) callback();
  };
  const registry = { callbacks, listener };
  registries.set(signal, registry);
  signal.addEventListener("abort", listener, { once: true });
  return registry;
}
