import { ScrollArea } from "@/components/ui/scroll-area";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from "@/components/ui/table";
import { formatMoment } from "@/lib/markets/format-moment";
import { formatPrice } from "@/lib/markets/format-price";
import type { Ohlc } from "@/lib/markets/schema";

/** The chart's figures, newest first. */
export function CandleTable({ ohlc }: { ohlc: Ohlc }) {
  return (
    <ScrollArea aria-label="Prices as a table" className="absolute inset-0">
      <Table>
        <TableHeader className="sticky top-0">
          <TableRow>
            <TableHead>Time</TableHead>
            {["Open", "High", "Low", "Close", "Points"].map((name) => (
              <TableHead key={name} data-numeric>
                {name}
              </TableHead>
            ))}
          </TableRow>
        </TableHeader>
        <TableBody>
          {ohlc.candles.toReversed().map(({ time, open, high, low, close, points }) => (
            <TableRow key={time}>
              <TableCell className="text-muted-foreground">{formatMoment(time)}</TableCell>
              {[open, high, low, close].map((price, index) => (
                // oxlint-disable-next-line react/no-array-index-key -- four fixed columns
                <TableCell key={index} data-numeric>
                  {formatPrice(price)}
                </TableCell>
              ))}
              <TableCell data-numeric>{points}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </ScrollArea>
  );
}
