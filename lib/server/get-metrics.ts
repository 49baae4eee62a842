import { requestMetrics } from "./metrics.ts";

/** The process, and every request so far, in the Prometheus text format. */
export async function getMetrics(): Promise<Response> {
  const lines = [...processMetrics(), ...requestMetrics()];
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

const gauge = (name: string, help: string, value: number) => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} gauge`,
  `${name} ${value}`,
];
