import { bind, routes } from "@/lib/server/route.ts";
import { exportAccountEndpoint } from "@/lib/account/api.ts";
import { exportAccount } from "@/lib/account/export-account.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(exportAccountEndpoint, exportAccount),
);
