import type { EmailMessage } from "@supabase/lite";

const RECOVERY_LINK = /(https?:\/\/\S+?)\/auth\/v1\/verify\?token=([^&\s]+)&type=recovery\S*/;

/** A reset's link leads to our own page, which takes the token; the built-in one would lead to the API. */
export function toSiteMail(mail: EmailMessage): EmailMessage {
  const [, site, token] = RECOVERY_LINK.exec(mail.text ?? "") ?? [];
  if (!site || !token) return mail;
  const text = `Choose a new password: ${site}/reset/confirm?token=${token}\n\nThe link works once. Did you not ask for it? Then nothing needs to be done.`;
  return { to: mail.to, subject: "Choose a new password", text };
}
