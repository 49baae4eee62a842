import { createApi } from "@/supabase/local/create-api.ts";
import type { EmbeddedDatabase } from "@/supabase/local/open-database.ts";
import { createSecrets } from "@/supabase/local/secrets.ts";
import { serve } from "@/supabase/local/serve.ts";

export type LentMail = { to: string; text: string };
export type LentStack = { url: string; publishableKey: string; secretKey: string };

/** Auth and REST over a database, on a port and with keys of their own; mails are kept. */
export async function serveStack(database: EmbeddedDatabase, root: string) {
  const keys = createSecrets();
  const mails: LentMail[] = [];
  const api = await createApi({
    database,
    keys,
    root,
    siteUrl: "http://localhost:3000",
    onMail: async ({ to, text }) => void mails.push({ to, text: text ?? "" }),
  });
  const served = await serve((request) => api.fetch(request, { peerAddress: null }));
  const { publishableKey, secretKey } = keys;
  const lent: LentStack = { url: served.url, publishableKey, secretKey };
  return { lent, mails, close: () => served.close() };
}
