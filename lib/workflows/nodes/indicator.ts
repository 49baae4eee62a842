import { z } from "zod";
import { arrivingRow, checkFields, typeAtPath } from "../check-fields.ts";
import { createIndicator, INDICATORS, type Tick } from "../compute-indicator.ts";
import { toRecordType, type ValueType } from "../expression/value-type.ts";
import { NodeFault } from "../node-fault.ts";
import { defineNode, type FieldProblem } from "../node.ts";
import { fieldPath, newName } from "../row-fields.ts";
import { eachRow, readPath, type Row, rowsSchema } from "../rows.ts";

const period = z.number().int().min(2).max(500);

const configSchema = z
  .strictObject({
    indicator: z.enum(INDICATORS).meta({ title: "Indicator" }),
    field: fieldPath
      .default("close")
      .meta({ "x-widget": "field", title: "Of", examples: ["close", "price"] }),
    period: period.default(14).meta({ title: "Over so many values" }),
    fast: period.default(12).meta({ title: "Fast", description: "MACD only" }),
    slow: period.default(26).meta({ title: "Slow", description: "MACD only" }),
    signal: period.default(9).meta({ title: "Signal", description: "MACD only" }),
    deviations: z.number().min(0.1).max(10).default(2).meta({
      title: "Deviations",
      description: "Bollinger bands only",
    }),
    by: fieldPath.optional().meta({
      title: "A series for each",
      "x-widget": "field",
      description: "A field that tells several series in one list apart",
      examples: ["marketId"],
    }),
    as: newName.optional().meta({
      title: "Name",
      description: "Of the new field; else the indicator's own",
    }),
  })
  .superRefine(({ indicator, fast, slow }, ctx) => {
    if (indicator === "macd" && fast >= slow)
      ctx.addIssue({ code: "custom", path: ["slow"], message: "must be above fast" });
  });
type Config = z.output<typeof configSchema>;

export const indicator = defineNode({
  type: "indicator",
  version: 1,
  label: "Indicator",
  description: "Adds a technical indicator to a price series",
  category: "analysis",
  icon: "chart-line",
  docs: "Puts out every incoming row with the indicator of its field, oldest row first: `sma`, `ema`, `rsi` (Wilder), `momentum` (change over the period), `zscore` (distance from the mean of the period in its standard deviations), `macd` with `macd_signal` and `macd_histogram`, `bollinger_lower`, `_middle`, `_upper`, and `atr`, which reads `high` and `low` besides. Until there are enough values it is null and not 0; a row whose value is unknown gets null and changes nothing. A series that never moved has no RSI and no z-score. Rows that go back in `time` are refused: put `sort` before it.",
  example: { config: { indicator: "rsi", field: "close", period: 14 } },
  config: configSchema,
  input: { kind: "table", schema: rowsSchema },
  output: { kind: "same", schema: rowsSchema },
  pure: true,
  check({ config, arriving }) {
    const row = arrivingRow(arriving);
    const problems: FieldProblem[] = checkFields(row, [
      { at: "field", path: config.field },
      ...(config.by === undefined ? [] : [{ at: "by", path: config.by }]),
      ...(config.indicator === "atr"
        ? ["high", "low"].map((path) => ({ at: "indicator", path }))
        : []),
    ]);
    const kind = typeAtPath(row, config.field)?.kind ?? "unknown";
    if (!["number", "unknown", "null"].includes(kind))
      problems.push({
        field: "field",
        message: `${config.field} is a ${kind}, and an indicator needs numbers`,
      });
    const item = withNumbers(row, namesOf(config));
    return { problems, leaving: { kind: arriving.flow.kind, type: { kind: "list", item } } };
  },
  async run({ config, input, ctx }) {
    const name = nameOf(config);
    const series = new Map<string, ReturnType<typeof createIndicator> & { lastTime: unknown }>();
    const none = Object.fromEntries(namesOf(config).map((field) => [field, null]));
    const output: Row[] = [];
    await eachRow(input, ctx.signal, (row, index) => {
      const key = config.by === undefined ? "" : String(readPath(row, config.by));
      const one = series.get(key) ?? { ...createIndicator(config), lastTime: null };
      series.set(key, one);
      one.lastTime = checkOrder(one.lastTime, readPath(row, "time"), index);
      const tick = readTick(row, config, index);
      const values = tick === null ? {} : one.add(tick);
      const fields = Object.entries(values).map(([suffix, value]) => [name + suffix, value]);
      output.push({ ...row, ...none, ...Object.fromEntries(fields) });
    });
    return { output };
  },
});

const nameOf = ({ as, indicator: kind }: Config) => as ?? kind;

const namesOf = (config: Config) =>
  createIndicator(config).suffixes.map((suffix) => nameOf(config) + suffix);

function checkOrder(last: unknown, time: unknown, index: number): unknown {
  if (typeof last === "string" && typeof time === "string" && time < last)
    throw new NodeFault(
      "BAD_INPUT",
      `Row ${index + 1} is older than the one before it; sort by time before the indicator`,
    );
  return time ?? last;
}

/** Null where a value is unknown. */
function readTick(row: Row, { field, indicator: kind }: Config, index: number): Tick | null {
  const close = readPath(row, field);
  const [high, low] =
    kind === "atr" ? [readPath(row, "high"), readPath(row, "low")] : [close, close];
  for (const value of [close, high, low])
    if (value !== null && typeof value !== "number")
      throw new NodeFault("BAD_INPUT", `Row ${index + 1}: ${field} is no number`);
  return typeof close === "number" && typeof high === "number" && typeof low === "number"
    ? { close, high, low }
    : null;
}

function withNumbers(row: ValueType, names: readonly string[]): ValueType {
  const added = Object.fromEntries(
    names.map((name): [string, ValueType] => [name, { kind: "number" }]),
  );
  return row.kind === "record"
    ? toRecordType({ ...row.fields, ...added }, row.isOpen)
    : toRecordType(added, true);
}
