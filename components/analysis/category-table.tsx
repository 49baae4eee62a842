import { FigureValue } from "@/components/figures/figure-value";
import { cn } from "@/components/ui/cn";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from "@/components/ui/table";
import type { CalibrationSummary } from "@/lib/analysis/schema";
import { formatCount } from "@/lib/markets/format-count";

type CategoryTableProps = {
  categories: readonly CalibrationSummary[];
  chosen: string | null;
  onChoose: (category: string | null) => void;
};

/** How well each category was priced; a press on one narrows the plot to it. */
export function CategoryTable({ categories, chosen, onChoose }: CategoryTableProps) {
  return (
    <div className="more-aside overflow-x-auto">
      <Table className="tabular-nums">
        <TableHeader>
          <TableRow>
            <TableHead>Category</TableHead>
            <TableHead data-numeric>
              <span data-term="n">Settled</span>
            </TableHead>
            <TableHead data-numeric>Without a price</TableHead>
            <TableHead data-numeric>Events</TableHead>
            <TableHead data-numeric>
              <span data-term="brier">Brier</span>
            </TableHead>
            <TableHead data-numeric>Skill</TableHead>
            <TableHead data-numeric>
              <span data-term="calibration">Cal. error</span>
            </TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {categories.map((row) => {
            const isChosen = row.category === chosen;
            return (
              <TableRow key={row.category} className={cn(isChosen && "bg-accent")}>
                <TableCell>
                  <button
                    type="button"
                    aria-pressed={isChosen}
                    disabled={row.category === ""}
                    className="hover:text-primary disabled:text-faint"
                    onClick={() => onChoose(isChosen ? null : row.category)}
                  >
                    {row.category === "" ? "Unknown" : row.category}
                  </button>
                </TableCell>
                <TableCell data-numeric>{formatCount(row.settled)}</TableCell>
                <TableCell data-numeric className={cn(row.missing > 0 && "text-warn")}>
                  {formatCount(row.missing)}
                </TableCell>
                <TableCell data-numeric>{formatCount(row.events)}</TableCell>
                <TableCell data-numeric>
                  <FigureValue figure={row.brier} format="ratio" isRate dense />
                </TableCell>
                <TableCell data-numeric>
                  <FigureValue figure={row.skill} format="percent" signed isRate dense />
                </TableCell>
                <TableCell data-numeric>
                  <FigureValue figure={row.calibrationError} format="percent" isRate dense />
                </TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </div>
  );
}
