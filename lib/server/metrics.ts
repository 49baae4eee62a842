import type { z } from "zod";
import type { requestFigureSchema } from "../admin/schema.ts";
import { processWide } from "./process-wide.ts";

type Observation = { route: string; method: string; status: number; seconds: number };
type Series = Pick<Observation, "route" | "method" | "status"> & {
  labels: string;
  count: number;
  sum: number;
  buckets: number[];
};

/** Upper edges in seconds. */
const EDGES = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

const requests = () => processWide("request-metrics", () => new Map<string, Series>());

export function observeRequest({ route, method, status, seconds }: Observation): void {
  const labels = `route="${route}",method="${method}",code="${status}"`;
  const known = requests().get(labels);
  const series = known ?? {
    route,
    method,
    status,
    labels,
    count: 0,
    sum: 0,
    buckets: EDGES.map(() => 0),
  };
  if (!known) requests().set(labels, series);
  series.count += 1;
  series.sum += seconds;
  const first = EDGES.findIndex((edge) => seconds <= edge);
  if (first >= 0) series.buckets[first] = (series.buckets[first] ?? 0) + 1;
}

/** Request counts and durations in the Prometheus text format. */
export function requestMetrics(): string[] {
  const name = "cascadian_http_request_duration_seconds";
  return [
    `# HELP ${name} Time from the request's arrival to its answer's headers.`,
    `# TYPE ${name} histogram`,
    ...[...requests().values()].flatMap(({ labels, count, sum, buckets }) => {
      let below = 0;
      const lines = EDGES.map((edge, index) => {
        below += buckets[index] ?? 0;
        return `${name}_bucket{${labels},le="${edge}"} ${below}`;
      });
      return [
        ...lines,
        `${name}_bucket{${labels},le="+Inf"} ${count}`,
        `${name}_sum{${labels}} ${sum}`,
        `${name}_count{${labels}} ${count}`,
      ];
    }),
  ];
}

/** The same by route and method, the most asked first. */
export function requestFigures(): z.infer<typeof requestFigureSchema>[] {
  const figures = new Map<string, { count: number; failures: number; sum: number }>();
  for (const { route, method, status, count, sum } of requests().values()) {
    const key = `${method} ${route}`;
    const figure = figures.get(key) ?? { count: 0, failures: 0, sum: 0 };
    figure.count += count;
    figure.sum += sum;
    if (status >= 500) figure.failures += count;
    figures.set(key, figure);
  }
  return [...figures]
    .map(([key, { count, failures, sum }]) => {
      const [method = "", route = ""] = key.split(" ");
      return { route, method, count, failures, meanMs: (sum / count) * 1000 };
    })
    .toSorted((left, right) => right.count - left.count);
}
