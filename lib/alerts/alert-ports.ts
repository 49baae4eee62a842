import type { Egress } from "../http/egress.ts";

export type Mail = { to: string; subject: string; text: string };

/** The ways out beside the bell. */
export type AlertPorts = {
  readonly egress: Egress;
  readonly mailer: {
    /** The variable that is missing; null where mails can be sent. */
    missing: "SMTP_URL" | "MAIL_FROM" | null;
    send(mail: Mail): Promise<void>;
  };
  /** Where the terminal is reached from outside; null where that is unknown. */
  readonly publicUrl: string | null;
  /** The value of a user's secret; NOT_FOUND where there is none of that name. */
  readSecretOf(userId: string, name: string, signal: AbortSignal): Promise<string>;
};

export type MailerPort = Pick<AlertPorts, "mailer">;
