"use client";

import { useState } from "react";
import { addPick, type Pick, readPicks } from "@/lib/workflows/recent-picks";

const keyOf = (kind: "market" | "wallet") => `cascadian-picks-${kind}`;

function load(kind: "market" | "wallet"): Pick[] {
  try {
    return readPicks(localStorage.getItem(keyOf(kind)));
  } catch {
    return [];
  }
}

/** What was chosen in fields of one kind last, in this browser. For what is drawn in the browser alone. */
export function useRecentPicks(kind: "market" | "wallet") {
  const [picks, setPicks] = useState(() => load(kind));
  const keep = (pick: Pick): void => {
    const next = addPick(load(kind), pick);
    setPicks(next);
    try {
      localStorage.setItem(keyOf(kind), JSON.stringify(next));
    } catch {
      // A browser that keeps nothing has no recent picks.
    }
  };
  return { picks, keep };
}
