import type { z } from "zod";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import { toVersion, VERSION_COLUMNS } from "./to-version.ts";
import type { nameVersionEndpoint, Version } from "./version-api.ts";

export async function nameVersion(
  { db }: Pick<Context, "db">,
  { id, version, label }: z.output<typeof nameVersionEndpoint.input>,
): Promise<Version> {
  const row = unwrap(
    await db
      .from("workflow_versions")
      .update({ label })
      .eq("workflow_id", id)
      .eq("version", version)
      .select(VERSION_COLUMNS)
      .maybeSingle(),
  );
  if (!row) throw notFound("Version", String(version));
  return toVersion(row);
}
