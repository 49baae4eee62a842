import { bind, routes } from "@/lib/server/route.ts";
import { deleteSchedule } from "@/lib/workflows/delete-schedule.ts";
import { getSchedule } from "@/lib/workflows/get-schedule.ts";
import { putSchedule } from "@/lib/workflows/put-schedule.ts";
import {
  deleteScheduleEndpoint,
  getScheduleEndpoint,
  putScheduleEndpoint,
} from "@/lib/workflows/schedule-api.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(getScheduleEndpoint, getSchedule),
  bind(putScheduleEndpoint, putSchedule),
  bind(deleteScheduleEndpoint, deleteSchedule),
);
