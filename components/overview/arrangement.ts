import type { PanelId } from "@/hooks/overview-panels";
import { isPanelId, PANEL_IDS } from "./panels";

/** The panels in the reader's order; hidden ones keep their place. */
export type Arrangement = readonly { id: PanelId; isHidden: boolean }[];

export const ARRANGEMENT_COOKIE = "overview";

const SEPARATOR = ".";

/** `movers.-tape` hides the tape. What is not named, a panel of a later version too, comes last and is shown. */
export function readArrangement(text: string | null | undefined): Arrangement {
  const named = new Map<PanelId, boolean>();
  for (const word of (text ?? "").split(SEPARATOR)) {
    const id = word.replace(/^-/, "");
    if (isPanelId(id) && !named.has(id)) named.set(id, word.startsWith("-"));
  }
  for (const id of PANEL_IDS) if (!named.has(id)) named.set(id, false);
  return [...named].map(([id, isHidden]) => ({ id, isHidden }));
}

export const writeArrangement = (arrangement: Arrangement): string =>
  arrangement.map(({ id, isHidden }) => (isHidden ? `-${id}` : id)).join(SEPARATOR);

/** Puts a panel into another one's place; the ones between move up. */
export function movePanel(arrangement: Arrangement, id: PanelId, to: PanelId): Arrangement {
  const rest = arrangement.filter((panel) => panel.id !== id);
  const moved = arrangement.find((panel) => panel.id === id);
  const from = arrangement.findIndex((panel) => panel.id === id);
  const at = arrangement.findIndex((panel) => panel.id === to);
  if (!moved || at < 0 || from === at) return arrangement;
  return rest.toSpliced(at, 0, moved);
}

/** One place earlier (−1) or later (1) among those that are shown. */
export function stepPanel(arrangement: Arrangement, id: PanelId, by: -1 | 1): Arrangement {
  const shown = arrangement.filter(({ isHidden }) => !isHidden);
  const neighbour = shown[shown.findIndex((panel) => panel.id === id) + by];
  return neighbour ? movePanel(arrangement, id, neighbour.id) : arrangement;
}

export const setHidden = (arrangement: Arrangement, id: PanelId, isHidden: boolean): Arrangement =>
  arrangement.map((panel) => (panel.id === id ? { id, isHidden } : panel));
