import { escapeIdentifier, Pool } from "pg";
import type { RunDb } from "../workflows/sql-run-log.ts";

type Answer = { data: unknown; error: { code?: string; message: string } | null; status: number };

/** The pooler may give each statement another connection: one statement a call, none prepared by name. */
const CONNECTIONS = 8;

export type PgRpc = RunDb & { close(): Promise<void> };

/**
 * The functions of the exposed schema straight over Postgres, with the answers that the API gives:
 * what works runs beside a hosted project needs no detour through its gateway.
 */
export function createPgRpc(connectionString: string): PgRpc {
  const pool = new Pool({ connectionString, max: CONNECTIONS, connectionTimeoutMillis: 10_000 });
  // A connection that breaks while nobody uses it is replaced with the next call.
  pool.on("error", () => undefined);
  let kinds: Map<string, boolean> | null = null;

  async function call(name: string, args: Record<string, unknown>): Promise<Answer> {
    try {
      kinds ??= await readKinds(pool);
      const returnsRows = kinds.get(name);
      if (returnsRows === undefined) throw new Error(`There is no function ${name}`);
      const names = Object.keys(args).filter((key) => args[key] !== undefined);
      const list = names.map((key, index) => `${escapeIdentifier(key)} => $${index + 1}`);
      const { rows } = await pool.query<{ answer: unknown }>(
        `select to_jsonb(answer) as answer from public.${escapeIdentifier(name)}(${list.join(", ")}) as answer`,
        names.map((key) => toParameter(args[key])),
      );
      const answers = rows.map(({ answer }) => answer);
      return { data: returnsRows ? answers : (answers[0] ?? null), error: null, status: 200 };
    } catch (error) {
      const { code, message } = error as { code?: string; message: string };
      return { data: null, error: { ...(code && { code }), message }, status: 0 };
    }
  }
  // The types of the generated functions hold for these answers too: the functions are the same.
  return { rpc: call as unknown as RunDb["rpc"], close: () => pool.end() };
}

/** Which functions give rows, and which one value. */
async function readKinds(pool: Pool): Promise<Map<string, boolean>> {
  const { rows } = await pool.query<{ proname: string; proretset: boolean }>(
    "select proname, proretset from pg_proc where pronamespace = 'public'::regnamespace",
  );
  return new Map(rows.map(({ proname, proretset }) => [proname, proretset]));
}

/** A list would become a Postgres array; every structure here is a jsonb argument. */
const toParameter = (value: unknown): unknown =>
  typeof value === "object" && value !== null ? JSON.stringify(value) : value;
