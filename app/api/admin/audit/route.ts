import { bind, routes } from "@/lib/server/route.ts";
import { listAuditEndpoint } from "@/lib/admin/api.ts";
import { listAudit } from "@/lib/admin/list-audit.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(listAuditEndpoint, listAudit),
);
