import type { AlertPorts, Mail } from "../alerts/alert-ports.ts";
import { notConfigured } from "../errors.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import { serverEnv } from "./env.ts";
import { isEmbedded } from "./is-embedded.ts";
import { processWide } from "./process-wide.ts";
import { serviceDb } from "./service-db.ts";

type Mailer = AlertPorts["mailer"];

const TIMEOUT_MS = 10_000;

/** The deployment's mail server; beside the embedded stack without one, its outbox. */
export const mailer = (): Mailer => processWide("mailer", createMailer);

function createMailer(): Mailer {
  const env = serverEnv();
  const { SMTP_URL: url, MAIL_FROM: from } = env;
  if (url === undefined && isEmbedded(env)) return { missing: null, send: keepInOutbox };
  const missing = url === undefined ? "SMTP_URL" : from === undefined ? "MAIL_FROM" : null;
  if (missing !== null || url === undefined)
    return {
      missing,
      send: () => Promise.reject(notConfigured(missing ?? "SMTP_URL", "no mail can be sent")),
    };
  return {
    missing: null,
    async send({ to, subject, text }) {
      // Few deployments mail at all, and no page waits for it.
      const { createTransport } = await import("nodemailer");
      const late = { connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS };
      const transport = createTransport({ url, ...late, socketTimeout: TIMEOUT_MS });
      try {
        await transport.sendMail({ from, to, subject, text });
      } finally {
        transport.close();
      }
    },
  };
}

async function keepInOutbox({ to, subject, text }: Mail): Promise<void> {
  unwrap(await serviceDb().from("mail_outbox").insert({ recipient: to, subject, body: text }));
}
