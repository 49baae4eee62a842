import { type Answer, type Call, invalid, JsonText, ok } from "./answer.ts";
import { eventVisible, gammaEventText } from "./gamma-event.ts";
import type { EventSpec } from "./market-spec.ts";
import { ALL_TAGS } from "./tags.ts";
import { livingRange, type World } from "./world.ts";

const MOST_PER_TYPE = 50;

function* openEvents(world: World, now: number): Generator<EventSpec> {
  for (let slot = 0; slot < world.slots.length; slot++) {
    const which = { closed: false, closedWithinSeconds: 0 };
    const { first, last } = livingRange(world, slot, now, which);
    for (let n = first; n <= last; n++) {
      const event = world.eventAt(slot, n);
      if (event && eventVisible(event, now, false)) yield event;
    }
  }
}

function holdsAll(text: string, words: readonly string[]): boolean {
  const lower = text.toLowerCase();
  return words.every((word) => lower.includes(word));
}

/** Events whose title or one of whose questions holds every word. */
export function publicSearch(world: World, { query, now }: Call): Answer {
  const asked = (query.get("q") ?? "").trim().toLowerCase();
  if (asked === "") return invalid("q is required");
  const words = asked.split(/\s+/);
  const perPage = Math.min(
    MOST_PER_TYPE,
    Math.max(1, Number(query.get("limit_per_type") ?? 10) || 10),
  );
  const page = Math.max(1, Number(query.get("page") ?? 1) || 1);
  const found = [...openEvents(world, now)].filter(
    (event) =>
      holdsAll(event.draft.title, words) ||
      event.markets.some((market) => holdsAll(market.question, words)),
  );
  const events = found.slice((page - 1) * perPage, page * perPage);
  const tags = ALL_TAGS.filter((tag) => holdsAll(tag.label, words));
  const rest = JSON.stringify({
    ...(query.get("search_tags") === "true" ? { tags: tags.length > 0 ? tags : null } : {}),
    pagination: { hasMore: found.length > page * perPage, totalResults: found.length },
  });
  const texts = events.map((event) => gammaEventText(event, now)).join(",");
  return ok(new JsonText(`{"events":${texts === "" ? "null" : `[${texts}]`},${rest.slice(1)}`));
}
