/** Tag ids and slugs as the service uses them, where they are known. */
const TAGS = {
  politics: ["2", "Politics"],
  elections: ["144", "Elections"],
  "global-elections": ["1597", "Global Elections"],
  sports: ["1", "Sports"],
  games: ["100639", "Games"],
  basketball: ["28", "Basketball"],
  soccer: ["100350", "Soccer"],
  esports: ["64", "Esports"],
  tennis: ["864", "Tennis"],
  crypto: ["21", "Crypto"],
  "crypto-prices": ["1312", "Crypto Prices"],
  bitcoin: ["235", "Bitcoin"],
  ethereum: ["39", "Ethereum"],
  solana: ["818", "Solana"],
  economy: ["100328", "Economy"],
  "fed-rates": ["100196", "Fed Rates"],
  inflation: ["702", "Inflation"],
  finance: ["120", "Finance"],
  stocks: ["604", "Stocks"],
  business: ["107", "Business"],
  tech: ["1401", "Tech"],
  ai: ["439", "AI"],
  science: ["74", "Science"],
  "pop-culture": ["596", "Culture"],
  movies: ["53", "Movies"],
  awards: ["18", "Awards"],
  music: ["1003", "Music"],
  weather: ["84", "Weather"],
  climate: ["87", "Climate"],
  world: ["101970", "World"],
  geopolitics: ["100265", "Geopolitics"],
  mentions: ["100343", "Mentions"],
  "breaking-news": ["198", "Breaking News"],
} as const satisfies Record<string, readonly [id: string, label: string]>;

export type TagKey = keyof typeof TAGS;

export interface WireTag {
  id: string;
  label: string;
  slug: string;
  forceShow: boolean;
  createdAt: string;
  updatedAt: string;
  requiresTranslation: boolean;
  publishedAt?: string;
}

/** The oldest tags carry `publishedAt` in the blank form, later ones have none. */
export function toWireTag(slug: TagKey): WireTag {
  const [id, label] = TAGS[slug];
  const tag = {
    id,
    label,
    slug,
    forceShow: false,
    createdAt: "2023-11-02T21:56:32.244Z",
    updatedAt: "2026-02-06T20:01:39.417937Z",
    requiresTranslation: false,
  };
  return Number(id) < 1000 ? { ...tag, publishedAt: "2023-11-02 21:56:32.239+00" } : tag;
}

export const ALL_TAGS: readonly WireTag[] = (Object.keys(TAGS) as TagKey[]).map(toWireTag);
