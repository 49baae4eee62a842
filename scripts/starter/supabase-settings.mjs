const HOSTED = [
  "NEXT_PUBLIC_SUPABASE_URL",
  "NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY",
  "SUPABASE_SECRET_KEY",
];

/** Which Supabase the app talks to, and the secrets that were not given: those of the data folder. */
export function supabaseSettings(settings, secrets) {
  const given = HOSTED.filter((name) => settings[name]);
  const missing = HOSTED.filter((name) => !settings[name]);
  if (given.length > 0 && missing.length > 0)
    throw new Error(
      `${missing.join(" and ")} ${missing.length > 1 ? "are" : "is"} not set: a hosted Supabase needs all of ${HOSTED.join(", ")}`,
    );
  const embedded = given.length === 0;
  const env = {
    CRON_SECRET: settings.CRON_SECRET ?? secrets.cronSecret,
    ENCRYPTION_KEY: settings.ENCRYPTION_KEY ?? secrets.encryptionKey,
    ...(embedded && {
      NEXT_PUBLIC_SUPABASE_URL: `http://127.0.0.1:${settings.SUPABASE_PORT}`,
      NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: secrets.publishableKey,
      SUPABASE_SECRET_KEY: secrets.secretKey,
      SUPABASE_PORT: String(settings.SUPABASE_PORT),
    }),
  };
  return { embedded, env };
}
