import { Whisker } from "@/components/figures/whisker";
import { formatCount } from "@/lib/markets/format-count";
import { SIGNAL_HORIZONS, type SignalRecord } from "@/lib/signals/schema";
import { signalKind, toPooledHitRate } from "@/lib/signals/signal-words";
import { VerdictBadge } from "./verdict-badge";

const HEADS = [
  { name: "Kind", hint: "What found the signal" },
  { name: "After", hint: "When the market's price was read again, or what it settled at" },
  { name: "Edge a share", hint: "Dollars a share of the named side, after the fee, 90 % interval" },
  {
    name: "Hit rate",
    hint: "Graded signals that gained after the fee, with Wilson's 90 % interval on events; the tick is the base rate: all kinds together",
  },
  { name: "Base", hint: "Hit rate of all kinds together at this horizon" },
  { name: "n", hint: "Graded signals" },
  { name: "Events", hint: "Independent draws: signals of one event are one" },
  { name: "Left out", hint: "Without a price of their hour, or of markets whose fee is unknown" },
  { name: "Verdict", hint: "After Benjamini–Hochberg at 5 % over all kinds and horizons" },
] as const;
const NUMERIC = new Set(["n", "Events", "Left out", "Base"]);

/** What each kind of signal was worth, by horizon: edges and hit rates as dots with their intervals. */
export function RecordTable({ records }: { records: readonly SignalRecord[] }) {
  const rows = records.toSorted(
    (a, b) =>
      a.kind.localeCompare(b.kind) ||
      SIGNAL_HORIZONS.indexOf(a.horizon) - SIGNAL_HORIZONS.indexOf(b.horizon),
  );
  return (
    <div className="more-aside overflow-x-auto">
      <table className="w-full min-w-[860px] text-table">
        <caption className="sr-only">Record of signals by kind and horizon</caption>
        <thead className="bg-panel">
          <tr className="border-b border-border">
            {HEADS.map(({ name, hint }) => (
              <th
                key={name}
                scope="col"
                title={hint}
                className={`label-caps h-7 px-2 font-medium whitespace-nowrap ${NUMERIC.has(name) ? "text-right" : "text-left"}`}
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((record, at) => (
            <RecordRow
              key={`${record.kind} ${record.horizon}`}
              record={record}
              isFirst={rows[at - 1]?.kind !== record.kind}
              base={toPooledHitRate(records, record.horizon)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type RecordRowProps = {
  record: SignalRecord;
  isFirst: boolean;
  base: { value: number; n: number } | null;
};

function RecordRow({ record, isFirst, base }: RecordRowProps) {
  const { horizon, edge, hitRate, events, missing, feeUnknown } = record;
  return (
    <tr className={`h-7 ${isFirst ? "border-t border-border" : ""} hover:bg-accent`}>
      <th scope="row" className="px-2 text-left font-medium whitespace-nowrap">
        <span className={isFirst ? undefined : "sr-only"}>{signalKind(record.kind)}</span>
      </th>
      <td className="px-2 text-muted-foreground">{horizon}</td>
      <td className="w-52 px-2">
        <Whisker figure={edge} format="price" from={-0.3} to={0.3} zero={0} signed />
      </td>
      <td className="w-48 px-2">
        <Whisker
          figure={hitRate}
          format="percent"
          from={0}
          to={1}
          isRate
          {...(base && { zero: base.value })}
        />
      </td>
      <td className="px-2 text-right text-muted-foreground tabular-nums">
        {base === null ? (
          <span className="text-faint">—</span>
        ) : (
          <span title={`${formatCount(base.n)} graded signals of all kinds`}>
            {Math.round(base.value * 100)} %
          </span>
        )}
      </td>
      <td className="px-2 text-right tabular-nums">{formatCount(edge.n)}</td>
      <td className="px-2 text-right tabular-nums">{formatCount(events)}</td>
      <td
        className="px-2 text-right text-muted-foreground tabular-nums"
        title={`${missing} without a price, ${feeUnknown} without a known fee`}
      >
        {formatCount(missing + feeUnknown)}
      </td>
      <td className="px-2">
        <VerdictBadge verdict={record.verdict} />
      </td>
    </tr>
  );
}
