"use client";

import { useSyncExternalStore } from "react";
import type { Store } from "@/lib/workflows/store";

/** Renders again when the picked part changes; `pick` must give the same object for the same value. */
export function useStore<T, P>(store: Store<T>, pick: (value: T) => P): P {
  const read = () => pick(store.get());
  return useSyncExternalStore(store.subscribe, read, read);
}
