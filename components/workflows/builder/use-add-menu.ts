"use client";

import { useMemo, useState } from "react";
import type { Point } from "@/lib/workflows/canvas-geometry";

type OpenMenu = {
  /** On the screen. */
  at: Point;
  /** The node that the new one hangs on. */
  after?: { id: string; branch?: string };
};

/** The small list of node types that opens on the canvas. */
export function useAddMenu() {
  const [open, setOpen] = useState<OpenMenu | null>(null);
  const controls = useMemo(
    () => ({
      openAt: (at: Point, after?: OpenMenu["after"]) => setOpen({ at, ...(after && { after }) }),
      close: () => setOpen(null),
    }),
    [],
  );
  return { open, controls };
}
export type AddMenu = ReturnType<typeof useAddMenu>["controls"];
export type OpenAddMenu = OpenMenu;
