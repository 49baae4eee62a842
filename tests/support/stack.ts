import { createClient } from "@supabase/supabase-js";
import type { Db } from "@/lib/context.ts";
import type { Database } from "@/lib/supabase/database.types.ts";
import { noRealtime } from "@/lib/supabase/no-realtime.ts";
import { openDatabase } from "@/supabase/local/open-database.ts";
import type { SqlClient } from "@/supabase/local/sql-client.ts";
import { borrowStack } from "./borrow-stack.ts";
import { migratedSnapshot, testSchemaCache } from "./migrated-snapshot.ts";
import { type LentMail, type LentStack, serveStack } from "./serve-stack.ts";

export type TestStack = Awaited<ReturnType<typeof startStack>>;

/** The embedded Supabase with every migration applied and no rows, from a process that lends it; of this process where all are lent. */
export async function startStack() {
  const borrowed = await borrowStack(process.env["CASCADIAN_TEST_STACKS"]?.split(" ") ?? []);
  if (!borrowed) return startOwnStack();
  const { database, mails, giveBack } = borrowed;
  return toStack(borrowed, { database, mails, stop: giveBack });
}

/** The same in this process, for tests of the stack itself. */
export async function startOwnStack() {
  const root = process.cwd();
  const database = await openDatabase({
    snapshot: await migratedSnapshot(root),
    schemaCache: await testSchemaCache(root),
  });
  const { lent, mails, close } = await serveStack(database, root);
  return toStack(lent, {
    database,
    mails: async () => mails,
    async stop() {
      await close();
      await database.close();
    },
  });
}

type Parts<Sql extends SqlClient> = {
  database: Sql;
  /** What would have been mailed, in order. */
  mails: () => Promise<LentMail[]>;
  stop: () => Promise<void>;
};

function toStack<Sql extends SqlClient>(
  { url, publishableKey, secretKey }: LentStack,
  { database, mails, stop }: Parts<Sql>,
) {
  const connect = (key: string, accessToken?: string): Db =>
    createClient<Database>(url, key, {
      auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
      realtime: noRealtime,
      ...(accessToken && { global: { headers: { authorization: `Bearer ${accessToken}` } } }),
    });
  return {
    url,
    publishableKey,
    secretKey,
    database,
    mails,
    stop,
    /** Straight to the database as its owner, past every policy and grant. */
    sql: <T extends object>(query: string, params?: unknown[]) => database.query<T>(query, params),
    async createUser(email: string, password: string) {
      const { data, error } = await connect(publishableKey).auth.signUp({ email, password });
      if (error) throw error;
      if (!data.user || !data.session) throw new Error(`${email}: sign-up gave no session`);
      return { id: data.user.id, accessToken: data.session.access_token };
    },
    anon: () => connect(publishableKey),
    as: (accessToken: string) => connect(publishableKey, accessToken),
    service: () => connect(secretKey),
  };
}
