import { bind, routes } from "@/lib/server/route.ts";
import { cronGradeSignalsEndpoint } from "@/lib/signals/api.ts";
import { gradeSignals } from "@/lib/signals/grade-signals.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(cronGradeSignalsEndpoint, gradeSignals),
);
