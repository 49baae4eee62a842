import { bind, routes } from "@/lib/server/route.ts";
import { applyMigrationEndpoint, listMigrationsEndpoint } from "@/lib/admin/api.ts";
import { applyMigration, listMigrations } from "@/lib/admin/apply-migration.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(listMigrationsEndpoint, listMigrations),
  bind(applyMigrationEndpoint, applyMigration),
);
