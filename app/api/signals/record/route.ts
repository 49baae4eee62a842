import { bind, routes } from "@/lib/server/route.ts";
import { getSignalRecordEndpoint } from "@/lib/signals/api.ts";
import { getSignalRecord } from "@/lib/signals/get-signal-record.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(getSignalRecordEndpoint, getSignalRecord),
);
