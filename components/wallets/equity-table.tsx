import { ScrollArea } from "@/components/ui/scroll-area";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from "@/components/ui/table";
import { SignedUsd } from "@/components/whales/signed-usd";
import type { WalletPnl } from "@/lib/wallets/schema";

/** The curve's figures, newest day first. */
export function EquityTable({ days }: { days: readonly WalletPnl["equity"][number][] }) {
  return (
    <ScrollArea aria-label="Equity as a table" className="absolute inset-0">
      <Table>
        <TableHeader className="sticky top-0">
          <TableRow>
            <TableHead>Day (UTC)</TableHead>
            {["Day's change", "Realised", "Open", "Total"].map((name) => (
              <TableHead key={name} data-numeric>
                {name}
              </TableHead>
            ))}
          </TableRow>
        </TableHeader>
        <TableBody>
          {days.toReversed().map(({ day, changeUsd, realizedUsd, unrealizedUsd, totalUsd }) => (
            <TableRow key={day}>
              <TableCell className="text-muted-foreground">{day}</TableCell>
              {[changeUsd, realizedUsd, unrealizedUsd, totalUsd].map((usd, column) => (
                // oxlint-disable-next-line react/no-array-index-key -- four fixed columns
                <TableCell key={column} data-numeric>
                  <SignedUsd usd={usd} />
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </ScrollArea>
  );
}
