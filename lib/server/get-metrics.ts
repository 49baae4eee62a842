import { syncAge } from "./check-health.ts";
import type { AppContext } from "./context.ts";
import { requestMetrics } from "./metrics.ts";

/** The process, and every request so far, in the Prometheus text format. */
export async function getMetrics(ctx: AppContext): Promise<Response> {
  const lines = [...processMetrics(), ...(await dataMetrics(ctx)), ...requestMetrics()];
  return new Response(`${lines.join("\n")}\n`, {
    headers: { "content-type": "text/plain; version=0.0.4; charset=utf-8" },
  });
}

function processMetrics(): string[] {
  const { rss, heapUsed } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  return [
    ...gauge("process_resident_memory_bytes", "Memory held by the process.", rss),
    ...gauge("nodejs_heap_size_used_bytes", "Memory used by JavaScript values.", heapUsed),
    ...gauge("process_uptime_seconds", "Seconds since the process started.", process.uptime()),
    "# HELP process_cpu_seconds_total Processor time, user and system.",
    "# TYPE process_cpu_seconds_total counter",
    `process_cpu_seconds_total ${(user + system) / 1e6}`,
  ];
}

/** Nothing where the database does not answer: an absent series says so, a 0 would lie. */
async function dataMetrics(ctx: AppContext): Promise<string[]> {
  const age = await syncAge(ctx, AbortSignal.timeout(2000)).catch(() => null);
  const name = "cascadian_sync_age_seconds";
  return age === null ? [] : gauge(name, "Seconds since the last complete sync.", age);
}

const gauge = (name: string, help: string, value: number) => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} gauge`,
  `${name} ${value}`,
];
