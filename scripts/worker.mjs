if (process.env.DATABASE_URL) {
  console.error(
    "There is no background worker yet: runs are executed by the app that takes them. Nothing was started.",
  );
} else {
  console.error(
    "DATABASE_URL is not set: a worker beside a hosted Supabase needs its Postgres address (transaction pooler). The embedded database needs no worker.",
  );
}
process.exitCode = 1;
