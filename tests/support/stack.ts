import { createClient } from "@supabase/supabase-js";
import type { Db } from "@/lib/context.ts";
import type { Database } from "@/lib/supabase/database.types.ts";
import { noRealtime } from "@/lib/supabase/no-realtime.ts";
import { createApi } from "@/supabase/local/create-api.ts";
import { openDatabase } from "@/supabase/local/open-database.ts";
import { createSecrets } from "@/supabase/local/secrets.ts";
import { serve } from "@/supabase/local/serve.ts";
import { migratedSnapshot, testSchemaCache } from "./migrated-snapshot.ts";

export type TestStack = Awaited<ReturnType<typeof startStack>>;

/** The embedded Supabase in this process with every migration applied; in memory unless a folder is given. */
export async function startStack(options: { dataDir?: string; port?: number } = {}) {
  const keys = createSecrets();
  const root = process.cwd();
  const database = options.dataDir
    ? await openDatabase({ folder: options.dataDir })
    : await openDatabase({
        snapshot: await migratedSnapshot(root),
        schemaCache: await testSchemaCache(root),
      });
  const mails: { to: string; text: string }[] = [];
  const api = await createApi({
    database,
    keys,
    root,
    siteUrl: "http://localhost:3000",
    onMail: async ({ to, text }) => void mails.push({ to, text: text ?? "" }),
  });
  const served = await serve((request) => api.fetch(request, { peerAddress: null }), {
    port: options.port ?? 0,
  });

  const connect = (key: string, accessToken?: string): Db =>
    createClient<Database>(served.url, key, {
      auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
      realtime: noRealtime,
      ...(accessToken && { global: { headers: { authorization: `Bearer ${accessToken}` } } }),
    });

  return {
    url: served.url,
    /** What would have been mailed, in order. */
    mails,
    publishableKey: keys.publishableKey,
    secretKey: keys.secretKey,
    database,
    /** Straight to the database as its owner, past every policy and grant. */
    sql: <T extends object>(query: string, params?: unknown[]) => database.query<T>(query, params),
    async createUser(email: string, password: string) {
      const { data, error } = await connect(keys.publishableKey).auth.signUp({ email, password });
      if (error) throw error;
      if (!data.user || !data.session) throw new Error(`${email}: sign-up gave no session`);
      return { id: data.user.id, accessToken: data.session.access_token };
    },
    anon: () => connect(keys.publishableKey),
    as: (accessToken: string) => connect(keys.publishableKey, accessToken),
    service: () => connect(keys.secretKey),
    async stop() {
      await served.close();
      await database.close();
    },
  };
}
