import { App, InMemoryEmailDriver, type EmailMessage } from "@supabase/lite";
import { answerAdminCall } from "./admin-calls.ts";
import type { EmbeddedDatabase } from "./open-database.ts";
import type { Secrets } from "./secrets.ts";
import { prepareDatabase } from "./prepare-database.ts";
import { toSiteMail } from "./to-site-mail.ts";

type ApiOptions = {
  database: EmbeddedDatabase;
  keys: Pick<Secrets, "publishableKey" | "secretKey" | "jwtSecret">;
  /** The repository root, where supabase/ stands. */
  root: string;
  /** Where links in mails lead. */
  siteUrl?: string;
  onMail?: (message: EmailMessage) => Promise<void>;
};

class MailSink extends InMemoryEmailDriver {
  readonly #deliver: (message: EmailMessage) => Promise<void>;
  constructor(deliver: (message: EmailMessage) => Promise<void>) {
    super();
    this.#deliver = deliver;
  }
  override send(message: EmailMessage): Promise<void> {
    return this.#deliver(toSiteMail(message));
  }
}

/** The library also answers under /_system, to anyone, with its configuration: keys and secrets included. */
const SERVED = /^\/(rest|auth)\/v1(\/|$)/;

type AppRequestContext = { peerAddress: string | null };

/** Auth and REST over the database: system schema, bootstrap and pending migrations first, so that the first request finds all of it. */
export async function createApi(options: ApiOptions) {
  const { database, keys, root } = options;
  const app = new App({
    connection: database.connection,
    api: { schemas: ["public"], max_rows: 10_000 },
    auth: {
      enabled: true,
      enable_signup: true,
      jwt_secret: keys.jwtSecret,
      jwt_expiry: 3600,
      publishable_key: keys.publishableKey,
      secret_key: keys.secretKey,
      minimum_password_length: 8,
      ...(options.siteUrl && { site_url: options.siteUrl }),
      email: { enable_signup: true, enable_confirmations: false },
    },
    options: {
      server: { admin: false, disableStudio: true },
      drivers: { email: new MailSink(options.onMail ?? (async () => {})) },
    },
  });
  await app.ensureSystemSchema();
  const applied = await prepareDatabase(database, root);
  if (applied.length > 0) await database.connection.clearSchemaCache();
  await database.connection.introspect({ useCache: true });
  return {
    applied,
    async fetch(request: Request, context: AppRequestContext): Promise<Response> {
      if (!SERVED.test(new URL(request.url).pathname))
        return Response.json({ message: "No such route" }, { status: 404 });
      const answered = await answerAdminCall(request, { sql: database, secretKey: keys.secretKey });
      return answered ?? app.fetch(request, context);
    },
  };
}
