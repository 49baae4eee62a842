"use client";

import { useRouter } from "next/navigation";
import { lazy, Suspense, useEffect, useState } from "react";
import { isTyping } from "@/hooks/is-typing";
import { navigation } from "./navigation";
import { LAYER_EVENT, type Layer } from "./open-layer";

const loadPalette = () => import("./command-palette");
const CommandPalette = lazy(() =>
  loadPalette().then((module) => ({ default: module.CommandPalette })),
);
const ShortcutSheet = lazy(() =>
  import("./shortcut-sheet").then((module) => ({ default: module.ShortcutSheet })),
);

const SEQUENCE_MS = 1200;

/** The keys of every page, and the layers that they open. */
export function LayerHost() {
  const [layer, setLayer] = useState<Layer | null>(null);
  const router = useRouter();
  useEffect(() => {
    const abort = new AbortController();
    let lastG = 0;
    const open = (event: globalThis.Event) => {
      if (event instanceof CustomEvent) setLayer(event.detail as Layer);
    };
    const press = (event: KeyboardEvent) => {
      if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        setLayer((shown) => (shown === "palette" ? null : "palette"));
        return;
      }
      // The letter follows its modifier by a moment: enough to fetch the palette, so that typing goes into it.
      if (event.key === "Meta" || event.key === "Control") void loadPalette();
      if (isTyping(event)) return;
      const isSecond = event.timeStamp - lastG < SEQUENCE_MS;
      lastG = event.key === "g" && !isSecond ? event.timeStamp : 0;
      const goTo = isSecond && navigation.find(({ key }) => key === event.key);
      if (goTo) router.push(goTo.href);
      else if (event.key === "s") pressStar();
      else if (event.key === "?") setLayer("shortcuts");
      else if (event.key === "/") {
        event.preventDefault();
        if (!focusSearch()) setLayer("palette");
      }
    };
    document.addEventListener(LAYER_EVENT, open, { signal: abort.signal });
    document.addEventListener("keydown", press, { signal: abort.signal });
    return () => abort.abort();
  }, [router]);
  const close = () => setLayer(null);
  return (
    <Suspense fallback={null}>
      {layer === "palette" && <CommandPalette onClose={close} />}
      {layer === "shortcuts" && <ShortcutSheet onClose={close} />}
    </Suspense>
  );
}

/** The star of the row that has the focus. */
function pressStar(): void {
  document.activeElement?.closest("tr")?.querySelector<HTMLElement>("[data-star]")?.click();
}

/** The page's own search field, where it has one. */
function focusSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>('[data-focus-key="/"]');
  field?.focus();
  field?.select();
  return field !== null;
}
