import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { EmailMessage } from "@supabase/lite";
import { createApi } from "./create-api.ts";
import { hashSchema } from "./hash-schema.ts";
import { keepAdministrator } from "./keep-administrator.ts";
import { lockFolder } from "./lock-folder.ts";
import { openDatabase } from "./open-database.ts";
import { createSchemaCache } from "./schema-cache.ts";
import { loadSecrets } from "./secrets.ts";
import { serve } from "./serve.ts";

type Options = {
  root: string;
  dataDir: string;
  port: number;
  siteUrl: string;
  onMail(message: EmailMessage): void;
};

/** The embedded Supabase of one data folder: locked, migrated, with its administrator, answering on its port. */
export async function openStack({ root, dataDir, port, siteUrl, onMail }: Options) {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const lock = await lockFolder(dataDir);
  try {
    const keys = await loadSecrets(dataDir);
    const database = await openDatabase({
      folder: join(dataDir, "database"),
      schemaCache: createSchemaCache(join(dataDir, "schema-cache"), await hashSchema(root)),
    });
    const api = await createApi({
      database,
      keys,
      root,
      siteUrl,
      onMail: async (mail) => {
        await database.query(
          "insert into public.mail_outbox (recipient, subject, body) values ($1, $2, $3)",
          [mail.to, mail.subject, mail.text ?? ""],
        );
        onMail(mail);
      },
    });
    await keepAdministrator({
      sql: database,
      api: (request) => api.fetch(request, { peerAddress: null }),
      publishableKey: keys.publishableKey,
      dataDir,
    });
    const served = await serve((request, peerAddress) => api.fetch(request, { peerAddress }), {
      port,
    });
    return {
      url: served.url,
      applied: api.applied,
      async close() {
        await served.close();
        await database.close();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}
