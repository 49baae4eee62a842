import { FigureValue } from "@/components/figures/figure-value";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from "@/components/ui/table";
import type { CalibrationBin } from "@/lib/analysis/schema";
import { formatCount } from "@/lib/markets/format-count";

export function BinsTable({ bins }: { bins: readonly CalibrationBin[] }) {
  return (
    <Table className="tabular-nums">
      <TableHeader>
        <TableRow>
          <TableHead>Priced at</TableHead>
          <TableHead data-numeric>Mean</TableHead>
          <TableHead data-numeric>Came true</TableHead>
          <TableHead data-numeric className="max-sm:hidden">
            90 % interval
          </TableHead>
          <TableHead data-numeric>n</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {bins.map(({ from, to, price, share }) => (
          <TableRow key={from}>
            <TableCell className="text-muted-foreground">
              {cents(from)}–{cents(to)}¢
            </TableCell>
            <TableCell data-numeric>
              <FigureValue figure={price} format="price" isRate dense />
            </TableCell>
            <TableCell data-numeric>
              <FigureValue figure={share} format="percent" isRate dense />
            </TableCell>
            <TableCell data-numeric className="text-muted-foreground max-sm:hidden">
              {share.low === undefined || share.high === undefined
                ? "—"
                : `${cents(share.low)} – ${cents(share.high)} %`}
            </TableCell>
            <TableCell data-numeric>{formatCount(share.n)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

const cents = (share: number) => Math.round(share * 100);
