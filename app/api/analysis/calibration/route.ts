import { bind, routes } from "@/lib/server/route.ts";
import { getCalibrationEndpoint } from "@/lib/analysis/api.ts";
import { getCalibration } from "@/lib/analysis/get-calibration.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(getCalibrationEndpoint, getCalibration),
);
