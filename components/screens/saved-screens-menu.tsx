"use client";

import { Bookmark } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { DisclosureMenu } from "@/components/ui/disclosure-menu";
import type { ScreenView } from "./screen-view";

const SavedScreensPanel = lazy(() =>
  import("./saved-screens-panel").then((module) => ({ default: module.SavedScreensPanel })),
);

/** Saves the view that is shown, and opens the ones that were saved. */
export function SavedScreensMenu(view: ScreenView) {
  const [isWanted, setWanted] = useState(false);
  const want = () => setWanted(true);
  return (
    <span className="contents" onPointerEnter={want} onFocus={want} onClickCapture={want}>
      <DisclosureMenu
        summary={
          <>
            <Bookmark aria-hidden />
            <span className="sr-only lg:not-sr-only">Screens</span>
          </>
        }
        title="Saved screens"
        panelClassName="right-0 w-72 p-0"
      >
        {isWanted && (
          <Suspense fallback={<p className="p-3 text-label text-muted-foreground">Loading…</p>}>
            <SavedScreensPanel {...view} />
          </Suspense>
        )}
      </DisclosureMenu>
    </span>
  );
}
