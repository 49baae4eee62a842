import { inspect } from "node:util";
import { types } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { createPgliteConnection, type PgliteConnection } from "@supabase/lite/pglite";
import { lightenDriver } from "./lighten-driver.ts";
import type { SchemaCache } from "./schema-cache.ts";
import type { SqlClient } from "./sql-client.ts";

export type EmbeddedDatabase = SqlClient & { connection: PgliteConnection; close(): Promise<void> };

/** Opens PGlite in a folder, or in memory without one; one process may hold a folder at a time. */
export async function openDatabase(
  options: { folder?: string; snapshot?: Blob; schemaCache?: SchemaCache } = {},
): Promise<EmbeddedDatabase> {
  const connection = await createPgliteConnection({
    ...(options.folder && { url: options.folder }),
    ...(options.schemaCache && { schemaCache: options.schemaCache }),
    pgliteOptions: {
      extensions: { pg_trgm },
      serializers: { [types.TEXT]: serializeText },
      ...(options.snapshot && { loadDataDir: options.snapshot }),
    },
  });
  await connection.driver.waitReady;
  // Left to itself the connection grants everything in the schema to everyone at its first request.
  Object.assign(connection, { rlsState: "active" });
  quieten(connection);
  lightenDriver(connection.driver);
  return {
    connection,
    query: async (sql, params) =>
      (await connection.driver.query<never>(sql, params as unknown[])).rows,
    script: (sql) =>
      connection.driver.transaction(async (transaction) => void (await transaction.exec(sql))),
    close: () => connection.close(),
  };
}

const LONG_TEXT = 65_536;
const encoder = new TextEncoder();

/** A long text goes in as its bytes: as a string the driver measures it twice, character by character. */
function serializeText(value: unknown): string {
  const text = String(value);
  // The driver binds bytes as they are; only its type knows nothing of it.
  return text.length < LONG_TEXT ? text : (encoder.encode(text) as unknown as string);
}

/** The API logs a refused query whole, parameters included; a log may hold the code and the reason only. */
function quieten(connection: PgliteConnection): void {
  const normalize = connection.normalizeDbError.bind(connection);
  connection.normalizeDbError = (error) => {
    const normal = normalize(error);
    const { code, message } = normal as { code?: string; message?: string };
    Object.defineProperty(normal, inspect.custom, {
      value: () => `database: ${code ?? "?"} ${message ?? ""}`,
    });
    return normal;
  };
}
