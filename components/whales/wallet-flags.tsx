import { Badge } from "@/components/ui/badge";

type WalletFlagsProps = {
  isMarketMaker?: boolean;
  isWash?: boolean;
  isFarmer?: boolean;
  isNiche?: boolean | null;
};

/** What a reader should know before following: none of it is an accusation. */
export function WalletFlags({ isMarketMaker, isWash, isFarmer, isNiche }: WalletFlagsProps) {
  return (
    <span className="inline-flex gap-1">
      {isMarketMaker && (
        <Badge title="Market maker: 1,000 markets or more, or fills on both sides of most of its markets">
          MM
        </Badge>
      )}
      {isWash && (
        <Badge
          tone="warn"
          title="Flat trading within a small group on three market-days or more; left out of cleaned volume"
        >
          Circular
        </Badge>
      )}
      {isFarmer && <Badge title="Buys at 95¢ and above on average">Farmer</Badge>}
      {isNiche && (
        <Badge tone="info" title="A market below $50,000 a day: a large trade moves it">
          Niche
        </Badge>
      )}
    </span>
  );
}
