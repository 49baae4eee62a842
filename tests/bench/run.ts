import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { startStack } from "../support/stack";
import { benchDurable } from "./durable";
import { benchExecutor, type BenchRow } from "./executor";
import { benchFrames } from "./frames";
import { benchProduct } from "./product";
import { benchScoring } from "./scoring";
import { benchScreener } from "./screener";
import { benchSync } from "./sync";
import { benchTrades } from "./trades";
import { benchWallet } from "./wallet";
import { benchWhales } from "./whales";

/** Every group of figures that there is; `npm run bench -- --only executor,sync` picks some. */
const groups: Record<string, () => Promise<BenchRow[]>> = {
  executor: benchExecutor,
  durable: async () => {
    const stack = await startStack();
    const { id } = await stack.createUser("bench@example.com", "correct horse battery");
    return benchDurable(stack.service(), id).finally(() => stack.stop());
  },
  sync: benchSync,
  screener: benchScreener,
  scoring: benchScoring,
  wallet: benchWallet,
  whales: benchWhales,
  trades: async () => {
    const { engine, rows: count, reads } = await benchTrades(1_000_000);
    return reads.map(({ name, ms, plan }) => ({
      figure: `last 100 trades ${name} of ${count} (${engine}, ${plan})`,
      value: ms,
      unit: "ms",
      target: "stated",
      pass: null,
    }));
  },
  product: benchProduct,
  frames: benchFrames,
};

const { values } = parseArgs({
  options: { json: { type: "boolean", default: false }, only: { type: "string" } },
});
const wanted = values.only?.split(",") ?? Object.keys(groups);
const unknown = wanted.filter((name) => !Object.hasOwn(groups, name));
if (unknown.length > 0)
  throw new Error(
    `No such group: ${unknown.join(", ")}. There are ${Object.keys(groups).join(", ")}.`,
  );

const rows: (BenchRow & { group: string })[] = [];
for (const name of wanted) {
  process.stderr.write(`${name} …\n`);
  try {
    for (const row of (await groups[name]?.()) ?? []) {
      rows.push({ group: name, ...row });
      process.stderr.write(`  ${row.figure}: ${formatValue(row.value)} ${row.unit}\n`);
    }
  } catch (error) {
    // The other groups took minutes, too: what one of them cannot measure is a miss and not the end of all.
    process.stderr.write(`  ${error instanceof Error ? error.stack : String(error)}\n`);
    const miss = { value: Number.NaN, unit: "", target: "a figure", pass: false };
    rows.push({ group: name, figure: `${name} could not be measured`, ...miss });
  }
}

const machine = `${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} cores, load ${loadavg()
  .map((load) => load.toFixed(2))
  .join(" ")}, Node ${process.version}`;

if (values.json) process.stdout.write(`${JSON.stringify({ machine, rows }, null, 2)}\n`);
else process.stdout.write(`${machine}\n\n${toTable(rows)}\n`);
process.exit(rows.some((row) => row.pass === false) ? 1 : 0);

function toTable(all: readonly BenchRow[]): string {
  const cells = [
    ["figure", "measured", "target", ""],
    ...all.map((row) => [
      row.figure,
      `${formatValue(row.value)} ${row.unit}`,
      row.target,
      row.pass === null ? "stated" : row.pass ? "ok" : "MISSED",
    ]),
  ];
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...cells.map((line) => line[column]?.length ?? 0)),
  );
  return cells
    .map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  "))
    .join("\n");
}

function formatValue(value: number): string {
  if (!Number.isFinite(value)) return "—";
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
