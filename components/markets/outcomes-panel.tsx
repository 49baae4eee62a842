import { cn } from "@/components/ui/cn";
import { Panel } from "@/components/ui/panel";
import { ShareBar } from "@/components/ui/share-bar";
import { formatPrice } from "@/lib/markets/format-price";
import type { Market } from "@/lib/markets/schema";

/** First outcome in the colour of YES, the second of a pair in that of NO; further ones have no side. */
export function OutcomesPanel({ outcomes }: { outcomes: Market["outcomes"] }) {
  const tone = (index: number) => {
    if (index === 0) return { text: "text-yes", bar: "bg-yes" };
    if (outcomes.length === 2) return { text: "text-no", bar: "bg-no" };
    return { text: "text-foreground", bar: "bg-primary" };
  };
  return (
    <Panel title="Outcomes">
      <table className="w-full text-table">
        <colgroup>
          <col />
          <col className="w-2/5" />
        </colgroup>
        <thead className="sr-only">
          <tr>
            <th scope="col">Outcome</th>
            <th scope="col">Price</th>
          </tr>
        </thead>
        <tbody>
          {outcomes.map(({ name, price }, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- outcomes may share a name and never change order
            <tr key={index} className="h-9 border-b border-border/60 last:border-b-0">
              <th
                scope="row"
                className={cn("max-w-0 truncate px-3 text-left font-medium", tone(index).text)}
              >
                <bdi>{name}</bdi>
              </th>
              <td className="px-3 text-right tabular-nums">
                {formatPrice(price)}
                <ShareBar share={price ?? 0} className={tone(index).bar} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
