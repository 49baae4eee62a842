import { spawn } from "node:child_process";
import { once } from "node:events";
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

const script = process.argv[1] ?? "";
const { values } = parseArgs({
  options: { json: { type: "boolean", default: false }, only: { type: "string" } },
});
const wanted = values.only?.split(",") ?? Object.keys(groups);
const unknown = wanted.filter((name) => !Object.hasOwn(groups, name));
if (unknown.length > 0)
  throw new Error(
    `No such group: ${unknown.join(", ")}. There are ${Object.keys(groups).join(", ")}.`,
  );

type Row = BenchRow & { group: string };

const rows: Row[] = [];
for (const name of wanted) {
  process.stderr.write(`${name} …\n`);
  if (wanted.length > 1) {
    rows.push(...(await measureApart(name)));
    continue;
  }
  for (const row of await measureHere(name)) {
    rows.push(row);
    process.stderr.write(`  ${row.figure}: ${formatValue(row.value)} ${row.unit}\n`);
  }
}

/** The other groups take minutes, too: what one of them cannot measure is a miss and not the end of all. */
async function measureHere(group: string): Promise<Row[]> {
  try {
    return ((await groups[group]?.()) ?? []).map((row) => ({ group, ...row }));
  } catch (error) {
    process.stderr.write(`  ${error instanceof Error ? error.stack : String(error)}\n`);
    const miss = { value: Number.NaN, unit: "", target: "a figure", pass: false };
    return [{ group, figure: `${group} could not be measured`, ...miss }];
  }
}

/** In a process of its own, so that no group pays for the memory and the open connections of those before it. */
async function measureApart(group: string): Promise<Row[]> {
  const child = spawn(process.execPath, [...process.execArgv, script, "--json", "--only", group], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  await once(child, "close");
  // JSON has no NaN.
  return (JSON.parse(output) as { rows: Row[] }).rows.map((row) => ({
    ...row,
    value: row.value ?? Number.NaN,
  }));
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
