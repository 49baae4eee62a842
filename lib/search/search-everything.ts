import type { z } from "zod";
import type { Context } from "../context.ts";
import { selectMarkets } from "../markets/select-markets.ts";
import { screenHref } from "../screens/screen-href.ts";
import { toScreen } from "../screens/to-screen.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { searchEndpoint } from "./api.ts";
import type { SearchResult } from "./schema.ts";

type SearchContext = Pick<Context, "db" | "origin" | "signal" | "user">;
type Query = z.output<typeof searchEndpoint.input>;

type Names = {
  events: {
    id: string;
    slug: string;
    title: string;
    volume_24h: number | null;
    closed: boolean;
  }[];
  wallets: { address: string; name: string | null; pseudonym: string | null }[];
};
type Screen = Pick<Parameters<typeof toScreen>[0], "id" | "name" | "query" | "sort" | "columns">;
type Mine = {
  workflows: { id: string; name: string }[];
  screens: Screen[];
  notes: { address: string; label: string | null }[];
};
const NOTHING: Mine = { workflows: [], screens: [], notes: [] };

const path = (folder: string, id: string) => `/${folder}/${encodeURIComponent(id)}`;

export async function searchEverything(ctx: SearchContext, query: Query): Promise<SearchResult> {
  const [markets, names, mine] = await Promise.all([
    findMarkets(ctx, query),
    findNames(ctx, query),
    ctx.user ? findMine(ctx, query) : NOTHING,
  ]);
  return {
    markets,
    events: names.events.map(({ id, slug, title, volume_24h, closed }) => ({
      id,
      title,
      href: path("events", slug),
      volume24h: volume_24h,
      closed,
    })),
    wallets: mergeWallets(mine.notes, names.wallets).slice(0, query.limit),
    workflows: mine.workflows.map(({ id, name }) => ({
      id,
      title: name,
      href: path("strategy-builder", id),
    })),
    screens: mine.screens.map(toScreenHit),
  };
}

async function findMarkets(ctx: SearchContext, { q, limit }: Query) {
  const { markets } = await selectMarkets(ctx, { q, limit, offset: 0, sort: "-volume24h" });
  return markets.map(({ id, title, price, closed }) => ({
    id,
    title,
    href: path("markets", id),
    price,
    closed,
  }));
}

async function findNames({ db, origin, signal }: SearchContext, { q, limit }: Query) {
  const call = db.rpc("search_names", { p_origin: origin, p_q: q, p_limit: limit });
  return unwrap(await call.abortSignal(signal)) as Names;
}

async function findMine({ db, signal }: SearchContext, { q, limit }: Query) {
  const call = db.rpc("search_mine", { p_q: q, p_limit: limit });
  return unwrap(await call.abortSignal(signal)) as unknown as Mine;
}

/** A wallet goes by the caller's own name for it, and stands once. */
function mergeWallets(notes: Mine["notes"], wallets: Names["wallets"]): SearchResult["wallets"] {
  const own = new Map(notes.map(({ address, label }) => [address, label]));
  const named = [
    ...notes.map(({ address }) => ({ address, name: null, pseudonym: null })),
    ...wallets.filter(({ address }) => !own.has(address)),
  ];
  return named.map(({ address, name, pseudonym }) => ({
    id: address,
    address,
    title: own.get(address) ?? name ?? pseudonym ?? address,
    href: path("wallets", address),
    isOwnLabel: own.has(address),
  }));
}

function toScreenHit(row: Screen): SearchResult["screens"][number] {
  const never = "1970-01-01T00:00:00Z";
  const screen = toScreen({ ...row, is_default: false, created_at: never, updated_at: never });
  return { id: screen.id, title: screen.name, href: screenHref(screen) };
}
