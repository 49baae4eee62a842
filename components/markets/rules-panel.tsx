import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { formatMoment } from "@/lib/markets/format-moment";
import type { MarketDetail } from "@/lib/markets/schema";
import { Fact, FactList } from "./fact-list";

/** The rules as the source wrote them, as text: no markup of theirs is honoured. */
export function RulesPanel({ market }: { market: MarketDetail }) {
  const { description, resolutionSource, startDate, endDate, feeSchedule, tickSize } = market;
  return (
    <Panel title="Rules and resolution">
      {description ? (
        <p className="max-w-prose px-3 py-2 text-body break-words whitespace-pre-line text-muted-foreground">
          <bdi>{description}</bdi>
        </p>
      ) : (
        <EmptyState title="No rules text" reason="The source gave none for this market." />
      )}
      <div className="mt-auto border-t border-border">
        <FactList>
          <Fact name="Resolved by">
            <ResolutionSource text={resolutionSource} />
          </Fact>
          <Fact name="Opened">{formatMoment(startDate)}</Fact>
          <Fact name="Due to end">{formatMoment(endDate)}</Fact>
          <Fact name="Tick">{tickSize === null ? "—" : `${tickSize * 100}¢`}</Fact>
          <Fact name="Smallest order">
            {market.minOrderSize === null ? "—" : `${market.minOrderSize} shares`}
          </Fact>
          <Fact name="Fees">
            {feeSchedule
              ? `${feeSchedule.rate} × shares × (p(1 − p))^${feeSchedule.exponent}${feeSchedule.takerOnly ? ", takers only" : ""}`
              : "unknown"}
          </Fact>
          <Fact name="Market id">
            <span className="font-mono break-all">{market.id}</span>
          </Fact>
          {market.conditionId && (
            <Fact name="Condition id">
              <span className="font-mono break-all">{market.conditionId}</span>
            </Fact>
          )}
        </FactList>
      </div>
    </Panel>
  );
}

/** A link only where it is one; the text comes from outside, so other schemes stay text. */
function ResolutionSource({ text }: { text: string | null }) {
  if (!text) return "—";
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return <bdi>{text}</bdi>;
  return (
    <a
      href={text}
      target="_blank"
      rel="noopener noreferrer nofollow"
      className="break-all text-primary underline-offset-4 hover:underline"
    >
      {new URL(text).host}
    </a>
  );
}
