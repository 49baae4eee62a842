import { toOpenApi } from "../http/to-openapi.ts";
import packageJson from "../../package.json" with { type: "json" };
import { endpoints } from "./endpoints.ts";
import { processWide } from "./process-wide.ts";

export const getOpenApi = async (): Promise<Response> =>
  Response.json(
    processWide("openapi", () => toOpenApi(endpoints, packageJson.version)),
    { headers: { "cache-control": "public, max-age=300" } },
  );
