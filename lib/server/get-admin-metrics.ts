import type { AdminMetrics } from "../admin/schema.ts";
import { toIso } from "../markets/to-market.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { AppContext } from "./context.ts";
import { requestFigures } from "./metrics.ts";

type Operations = {
  loops: {
    loop: string;
    last_success_at: string | null;
    last_failure_at: string | null;
    last_error: string | null;
    duration_ms: number | null;
    calls: number;
    failures: number;
  }[];
  feeds: {
    feed: string;
    watermark: string | null;
    gaps: number;
    last_success_at: string | null;
  }[];
  runs: Record<string, number>;
  alerts: { live: number; failing: number };
  deliveries: Record<string, number>;
  llm_usd_today: number;
  tables: { name: string; rows: number; bytes: number }[];
};

const maybe = (moment: string | null) => moment && toIso(moment);

export async function getAdminMetrics({ service, origin }: AppContext): Promise<AdminMetrics> {
  const { llm_usd_today: llmUsdToday, ...read } = unwrap(
    await service.rpc("read_operations", { p_origin: origin }),
  ) as Operations;
  const { rss, heapUsed } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  return {
    process: {
      uptimeSeconds: process.uptime(),
      residentBytes: rss,
      heapBytes: heapUsed,
      cpuSeconds: (user + system) / 1e6,
      node: process.version,
    },
    requests: requestFigures(),
    ...read,
    llmUsdToday,
    loops: read.loops.map((loop) => ({
      loop: loop.loop,
      lastSuccessAt: maybe(loop.last_success_at),
      lastFailureAt: maybe(loop.last_failure_at),
      lastError: loop.last_error,
      durationMs: loop.duration_ms,
      calls: loop.calls,
      failures: loop.failures,
    })),
    feeds: read.feeds.map((feed) => ({
      feed: feed.feed,
      gaps: feed.gaps,
      watermark: maybe(feed.watermark),
      lastSuccessAt: maybe(feed.last_success_at),
    })),
  };
}
