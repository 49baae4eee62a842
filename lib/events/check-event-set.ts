import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { type Reply, reply } from "../http/reply.ts";
import type { UpstreamPort } from "../markets/get-order-book.ts";
import { type ReadBook, readBooks } from "../markets/read-books.ts";
import { findEventSet, type SetMember } from "./find-event-set.ts";
import {
  type Leg,
  openMembers,
  payoutOf,
  priceSide,
  whyNotExhaustive,
} from "./find-set-arbitrage.ts";
import type { EventSetCheck } from "./set-schema.ts";

const MOST_OUTCOMES = 120;

/** The sums of an event's books against what a set pays, and why they mean nothing where they do not. */
export async function checkEventSet(
  ctx: Pick<Context, "db" | "origin" | "signal" | "now"> & UpstreamPort,
  { slug, size }: { slug: string; size: number },
): Promise<Reply<EventSetCheck>> {
  const set = await findEventSet(ctx, slug);
  if (!set) throw notFound("Event", slug);
  const members = openMembers(set);
  const isTooMany = members.length > MOST_OUTCOMES;
  const tokens = isTooMany
    ? []
    : members.flatMap(({ outcomes }) =>
        outcomes.slice(0, 2).flatMap(({ tokenId }) => tokenId ?? []),
      );
  const books =
    tokens.length === 0
      ? new Map<string, ReadBook>()
      : await readBooks({ polymarket: ctx.polymarket, signal: ctx.signal, now: ctx.now }, tokens);
  const legs = (outcome: 0 | 1) => members.map((member) => toLeg(member, outcome, books));
  const [yes, no] = [legs(0), legs(1)];
  const isSet = members.length > 1 && !isTooMany;
  const priced = (side: "yes" | "no", of: readonly Leg[]) =>
    isSet ? priceSide(of, payoutOf(side, members.length), size) : null;
  return reply(
    {
      slug: set.slug,
      sizeUsd: size,
      negRisk: set.negRisk,
      negRiskAugmented: set.negRiskAugmented,
      whyNot: isTooMany
        ? `It has ${members.length} open outcomes, and the books of ${MOST_OUTCOMES} are read at most`
        : whyNotExhaustive(set),
      outcomes: members.length,
      missing: members.filter((_, index) => !yes[index]?.asks?.length || !no[index]?.asks?.length)
        .length,
      yes: priced("yes", yes),
      no: priced("no", no),
      yesBids: isSet ? sumOfBids(members, books) : null,
      asOf: ctx.now().toISOString(),
    },
    { metadata: { source: ctx.origin } },
  );
}

const bookOf = (member: SetMember, outcome: 0 | 1, books: ReadonlyMap<string, ReadBook>) =>
  books.get(member.outcomes[outcome]?.tokenId ?? "")?.book ?? null;

const toLeg = (member: SetMember, outcome: 0 | 1, books: ReadonlyMap<string, ReadBook>): Leg => ({
  asks: bookOf(member, outcome, books)?.asks ?? null,
  feeSchedule: member.feeSchedule,
});

function sumOfBids(
  members: readonly SetMember[],
  books: ReadonlyMap<string, ReadBook>,
): number | null {
  let sum = 0;
  for (const member of members) {
    const best = bookOf(member, 0, books)?.bids[0]?.price;
    if (best === undefined) return null;
    sum += best;
  }
  return Math.round(sum * 1e6) / 1e6;
}
