import { bind, routes } from "@/lib/server/route.ts";
import { previewSchedule } from "@/lib/workflows/preview-schedule.ts";
import { previewScheduleEndpoint } from "@/lib/workflows/schedule-api.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(previewScheduleEndpoint, previewSchedule),
);
