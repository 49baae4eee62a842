import type { QueryClient } from "@tanstack/react-query";
import type { WatchItem } from "@/lib/watchlist/schema";
import { loadEndpoints } from "./load-endpoints";
import { notices } from "./notices";
import { WATCHLIST_KEY, type Watchlist, watchKey, type WatchTarget } from "./watch-target";

const queryKey = WATCHLIST_KEY;

/** Presses on one star take turns, so that the server ends where the last press wanted it. */
const turns = new Map<string, Promise<void>>();
/** Ids of rows whose creation was answered after their star was pressed again. */
const created = new Map<string, string>();

/** Shows the change at once, then makes it; what the server refuses is taken back with a word why. */
export async function setWatched(
  client: QueryClient,
  target: WatchTarget,
  isWanted: boolean,
): Promise<void> {
  await client.cancelQueries({ queryKey });
  const key = watchKey(target.kind, target.id);
  const items = client.getQueryData<Watchlist>(queryKey) ?? [];
  const before = items.find((item) => isSame(item, target));
  if (before?.id) created.set(key, before.id);
  const rest = items.filter((item) => !isSame(item, target));
  client.setQueryData<Watchlist>(
    queryKey,
    isWanted ? [before ?? toPlaceholder(target), ...rest] : rest,
  );
  const turn = (turns.get(key) ?? Promise.resolve())
    .then(() => store(key, target, isWanted))
    .catch((error: unknown) => {
      takeBack(client, target, isWanted ? undefined : before);
      notices.give({
        title: isWanted ? "Not added to the watchlist" : "Not taken off the watchlist",
        description: error instanceof Error ? error.message : "The server could not be reached",
        isFailure: true,
      });
    });
  turns.set(key, turn);
  await turn;
  if (turns.get(key) !== turn) return;
  turns.delete(key);
  await client.invalidateQueries({ queryKey });
}

async function store(key: string, { kind, id }: WatchTarget, isWanted: boolean): Promise<void> {
  const endpoints = await loadEndpoints();
  if (isWanted) {
    created.set(key, (await endpoints.watch({ kind, targetId: id })).id);
    return;
  }
  const row = created.get(key);
  created.delete(key);
  if (row !== undefined) await endpoints.unwatch(row);
}

function takeBack(client: QueryClient, target: WatchTarget, before: WatchItem | undefined): void {
  client.setQueryData<Watchlist>(queryKey, (items = []) => {
    const rest = items.filter((item) => !isSame(item, target));
    return before ? [before, ...rest] : rest;
  });
}

const isSame = (item: WatchItem, { kind, id }: WatchTarget) =>
  item.kind === kind && item.targetId === id;

/** Until the server has answered: a name, and no figures. */
const toPlaceholder = ({ kind, id, title }: WatchTarget): WatchItem => ({
  id: "",
  kind,
  targetId: id,
  origin: "polymarket",
  title: title ?? null,
  slug: null,
  price: null,
  change24h: null,
  volume24h: null,
  closed: null,
  note: null,
  position: null,
  createdAt: new Date().toISOString(),
  updatedAt: null,
});
