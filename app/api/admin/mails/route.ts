import { bind, routes } from "@/lib/server/route.ts";
import { listMailsEndpoint } from "@/lib/admin/api.ts";
import { listMails } from "@/lib/admin/list-audit.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(listMailsEndpoint, listMails),
);
