"use client";

import { Command as Primitive } from "cmdk";
import { X } from "lucide-react";
import { useState } from "react";
import { PriceFigure } from "@/components/markets/price-figure";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Command, CommandGroup, CommandItem, CommandList } from "@/components/ui/command";
import { useKnownMarket } from "@/hooks/use-known-market";
import { useMarketLookup } from "@/hooks/use-market-lookup";
import { useRecentPicks } from "@/hooks/use-recent-picks";
import { useWatchlist } from "@/hooks/use-watchlist";
import type { Pick } from "@/lib/workflows/recent-picks";
import { describedBy, type FieldControlProps, FieldShell } from "./config-field-shell";

/** Search by title; what is chosen is shown with its price. Ids, slugs and variables may be typed as they are. */
export function MarketControl(props: FieldControlProps) {
  const { id, field, value, errors, onChange } = props;
  const key = typeof value === "string" ? value : "";
  return (
    <FieldShell id={id} field={field} errors={errors}>
      {key === "" ? (
        <MarketSearch {...props} />
      ) : (
        <ChosenMarket id={id} marketKey={key} onClear={() => onChange(undefined)} />
      )}
    </FieldShell>
  );
}

function ChosenMarket({
  id,
  marketKey,
  onClear,
}: {
  id: string;
  marketKey: string;
  onClear: () => void;
}) {
  const { data, isPending, isError } = useKnownMarket(marketKey);
  const isVariable = marketKey.includes("{{");
  return (
    <div className="flex min-h-7 items-center gap-2 rounded-md border border-border bg-background pr-0.5 pl-2 text-table">
      <span className="min-w-0 flex-1">
        <span className={cn("block truncate", !data && "font-mono text-label")} title={marketKey}>
          {data ? data.title : marketKey}
        </span>
        {data === null && (
          <span className="block text-label text-warn">
            No market of the active source has this key
          </span>
        )}
        {isError && !isVariable && (
          <span className="block text-label text-faint">It could not be looked up</span>
        )}
      </span>
      {data && <PriceFigure price={data.price} className="tabular-nums" />}
      {isPending && !isVariable && <span className="text-label text-faint">…</span>}
      <Button
        id={id}
        variant="ghost"
        size="icon-sm"
        aria-label="Choose another market"
        title="Choose another"
        onClick={onClear}
      >
        <X aria-hidden />
      </Button>
    </div>
  );
}

function MarketSearch({ id, field, errors, onChange, onDone }: FieldControlProps) {
  const [typed, setTyped] = useState("");
  const [isOpen, setOpen] = useState(false);
  const { picks, keep } = useRecentPicks("market");
  const followed = useFollowed(picks);
  const { data, isFetching } = useMarketLookup(typed);
  const text = typed.trim();
  const found = text.length >= 2 ? (data?.data ?? []) : [];
  const choose = (key: string, title = key) => {
    keep({ key, title });
    onChange(key);
    onDone();
  };
  const isAsked = text.length >= 2;
  const isOffered = !isAsked && isOpen && picks.length + followed.length > 0;
  return (
    <Command shouldFilter={false} label={field.label} className="relative overflow-visible">
      <Primitive.Input
        id={id}
        {...describedBy(id, field, errors)}
        placeholder="Search markets, or an id or slug"
        className="h-7 w-full rounded-md border border-border bg-background px-2 text-table placeholder:text-faint aria-invalid:border-no"
        value={typed}
        onValueChange={setTyped}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || (typed === "" && !isOffered)) return;
          event.stopPropagation();
          setTyped("");
          setOpen(false);
        }}
      />
      {(isAsked || isOffered) && (
        <CommandList
          className="absolute inset-x-0 top-full z-30 mt-1 max-h-72 rounded-lg border border-border bg-popover"
          // Else the press takes the focus, and with it this list.
          onMouseDown={(event) => event.preventDefault()}
        >
          {isOffered && (
            <>
              <Offers heading="Recently used" offers={picks} onChoose={choose} />
              <Offers heading="On your watchlist" offers={followed} onChoose={choose} />
            </>
          )}
          {found.map((market) => (
            <CommandItem
              key={market.id}
              value={market.id}
              onSelect={() => choose(market.id, market.title)}
            >
              <span className="min-w-0 flex-1 truncate">{market.title}</span>
              <span className="shrink-0 text-label text-faint">{market.category}</span>
              <PriceFigure price={market.price} className="text-label tabular-nums" />
            </CommandItem>
          ))}
          {isAsked && (
            <CommandItem value={`as-is ${text}`} onSelect={() => choose(text)}>
              <span className="min-w-0 flex-1 truncate text-muted-foreground">
                {isFetching ? "Searching… · take " : "Take "}
                <code className="font-mono text-label">{text}</code> as id, slug or variable
              </span>
            </CommandItem>
          )}
        </CommandList>
      )}
    </Command>
  );
}

const MOST_FOLLOWED = 6;

/** Markets of the watchlist that are not among the recent ones. */
function useFollowed(picks: readonly Pick[]): Pick[] {
  const { data = [] } = useWatchlist();
  const taken = new Set(picks.map(({ key }) => key));
  return data
    .filter(({ kind, targetId }) => kind === "market" && !taken.has(targetId))
    .slice(0, MOST_FOLLOWED)
    .map(({ targetId, title }) => ({ key: targetId, title: title ?? targetId }));
}

type OffersProps = {
  heading: string;
  offers: readonly Pick[];
  onChoose: (key: string, title: string) => void;
};

function Offers({ heading, offers, onChoose }: OffersProps) {
  if (offers.length === 0) return null;
  return (
    <CommandGroup heading={heading}>
      {offers.map(({ key, title }) => (
        <CommandItem key={key} value={key} onSelect={() => onChoose(key, title)}>
          <span className="min-w-0 flex-1 truncate">{title}</span>
        </CommandItem>
      ))}
    </CommandGroup>
  );
}
