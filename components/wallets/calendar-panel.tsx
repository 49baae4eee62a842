"use client";

import { useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
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
import { formatFigure } from "@/lib/markets/format-figure";
import { type CalendarDay, toCalendar, toMonths } from "@/lib/wallets/calendar-days";
import type { WalletPnl } from "@/lib/wallets/schema";

const LEVELS: Record<string, string> = {
  "3": "bg-yes",
  "2": "bg-yes/60",
  "1": "bg-yes/30",
  "0": "bg-raised",
  "-1": "bg-no/30",
  "-2": "bg-no/60",
  "-3": "bg-no",
};
/** A short life has room for larger days. */
const FEW_WEEKS = 24;
const WEEKDAYS = ["Mo", "", "We", "", "Fr", "", "Su"];

/** What each day changed, as a map of heat and by month as a table. */
export function CalendarPanel({ equity }: { equity: WalletPnl["equity"] }) {
  const [isTable, setTable] = useState(false);
  return (
    <Panel
      title="Days"
      className="lg:border-r"
      aside={
        <Button variant="ghost" size="sm" aria-pressed={isTable} onClick={() => setTable(!isTable)}>
          {isTable ? "Calendar" : "By month"}
        </Button>
      }
    >
      <div className="relative min-h-44 flex-1">
        {equity.length === 0 ? (
          <EmptyState className="absolute inset-0" title="No day to show" />
        ) : isTable ? (
          <MonthTable equity={equity} />
        ) : (
          <HeatMap equity={equity} />
        )}
      </div>
    </Panel>
  );
}

function HeatMap({ equity }: { equity: WalletPnl["equity"] }) {
  const weeks = useMemo(() => toCalendar(equity), [equity]);
  // A reversed row begins its scrolling at the right edge, where the newest week lies.
  const cell = weeks.length <= FEW_WEEKS ? "size-[19px]" : "size-[13px]";
  const columns = weeks.map((week, at) => ({ ...week, before: weeks[at - 1]?.start })).toReversed();
  return (
    <div className="flex h-full flex-col justify-center gap-2 px-3 py-3">
      <div className="flex min-w-0 gap-1.5">
        <span aria-hidden className="flex flex-col gap-[2px] pt-4 text-[9px] text-faint">
          {WEEKDAYS.map((name, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- seven fixed rows
            <span key={at} className={`${cell} flex items-center`}>
              {name}
            </span>
          ))}
        </span>
        <figure
          aria-label={`Change of each of ${equity.length} days; By month shows them as figures`}
          className="flex min-w-0 flex-row-reverse justify-end gap-[2px] overflow-x-auto [scrollbar-width:none]"
        >
          {columns.map(({ start, days, before }) => (
            <span key={start} className="flex flex-col gap-[2px]">
              <span className="relative h-3.5 text-[9px] text-faint">
                {isNewMonth(start, before) && (
                  <span className="absolute left-0 whitespace-nowrap">{monthOf(start)}</span>
                )}
              </span>
              {days.map((day, weekday) => (
                // oxlint-disable-next-line react/no-array-index-key -- the days of one week
                <Day key={weekday} day={day} size={cell} />
              ))}
            </span>
          ))}
        </figure>
      </div>
      <p className="flex items-center gap-1 text-label text-faint">
        losses
        {["-3", "-2", "-1", "0", "1", "2", "3"].map((level) => (
          <span key={level} aria-hidden className={`size-2.5 rounded-[2px] ${LEVELS[level]}`} />
        ))}
        gains, by thirds of the days of a sign
      </p>
    </div>
  );
}

function Day({ day, size }: { day: CalendarDay | null; size: string }) {
  if (day === null) return <span className={size} />;
  return (
    <span
      title={`${day.day}\n${formatFigure(day.changeUsd, "usd", true)}`}
      className={`${size} rounded-[2px] ${LEVELS[day.level] ?? "bg-raised"}`}
    />
  );
}

const monthOf = (day: string) =>
  new Date(day).toLocaleString("en-US", { month: "short", timeZone: "UTC" });
const isNewMonth = (day: string, before: string | undefined) =>
  before?.slice(0, 7) !== day.slice(0, 7);

function MonthTable({ equity }: { equity: WalletPnl["equity"] }) {
  return (
    <ScrollArea aria-label="Days by month" className="absolute inset-0">
      <Table>
        <TableHeader className="sticky top-0">
          <TableRow>
            <TableHead>Month</TableHead>
            {["Change", "Days with a change", "Days with a gain", "Worst day"].map((name) => (
              <TableHead key={name} data-numeric>
                {name}
              </TableHead>
            ))}
          </TableRow>
        </TableHeader>
        <TableBody>
          {toMonths(equity).map(({ month, changeUsd, days, goodDays, worstUsd }) => (
            <TableRow key={month}>
              <TableCell className="text-muted-foreground">{month}</TableCell>
              <TableCell data-numeric>
                <SignedUsd usd={changeUsd} />
              </TableCell>
              <TableCell data-numeric>{days}</TableCell>
              <TableCell data-numeric>{goodDays}</TableCell>
              <TableCell data-numeric>
                <SignedUsd usd={worstUsd} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </ScrollArea>
  );
}
