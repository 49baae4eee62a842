import type { Context } from "../context.ts";
import { AppError, invalidInput } from "../errors.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import { writeAudit } from "../supabase/write-audit.ts";
import type { Migration } from "./schema.ts";

export type MigrationPort = {
  migrations: {
    /** The repository's files in order. */
    list(): Promise<{ name: string; checksum: string }[]>;
    /** Runs one of them and its history row in one transaction; NOT_CONFIGURED without DATABASE_URL. */
    apply(name: string): Promise<void>;
  };
};

type MigrationContext = Pick<Context, "service" | "user"> & MigrationPort;

export async function listMigrations({
  service,
  migrations,
}: MigrationContext): Promise<Migration[]> {
  const [files, applied] = await Promise.all([
    migrations.list(),
    service.rpc("list_applied_migrations"),
  ]);
  const versions = new Set(unwrap(applied).map(toVersion));
  return files.map((file) => ({ ...file, applied: versions.has(toVersion(file.name)) }));
}

const toVersion = (name: string) => name.slice(0, 14);

/** Only a file of the repository, as it stands there, and only in its turn. One that is applied already is a success. */
export async function applyMigration(
  ctx: MigrationContext,
  { name, checksum }: { name: string; checksum: string },
): Promise<Migration> {
  const files = await listMigrations(ctx);
  const file = files.find((each) => each.name === name);
  if (!file) throw invalidInput("name", "is no migration of the repository");
  if (file.checksum !== checksum)
    throw invalidInput("checksum", "is not that of the repository's file");
  if (file.applied) return file;
  const next = files.find(({ applied }) => !applied);
  if (next && next.name !== name)
    throw new AppError("CONFLICT", `${next.name} comes first`, { details: { next: next.name } });
  await writeAudit(ctx, { action: "migration.apply", subject: name, details: { checksum } });
  await ctx.migrations.apply(name);
  return { ...file, applied: true };
}
