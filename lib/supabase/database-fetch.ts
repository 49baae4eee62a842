/** SQLSTATE "connection failure": what a database that cannot be reached is called from here on. */
const CONNECTION_FAILURE = "08006";

const TIMEOUT_MS = 30_000;

/**
 * A fetch for supabase-js that gives up in time and answers a broken connection with a 504.
 * A thrown error, or a 503, would be tried again for seven seconds inside the client while a person waits.
 */
export const databaseFetch: typeof fetch = async (input, init) => {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  const signal = init?.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
  try {
    return await fetch(input, { ...init, signal, cache: "no-store" });
  } catch (error) {
    if (init?.signal?.aborted) throw error;
    const message = timeout.aborted ? "the database does not answer" : "the database is not there";
    return Response.json(
      { code: CONNECTION_FAILURE, message, details: describe(error), hint: null },
      { status: 504 },
    );
  }
};

/** A failed fetch says why in its cause only. */
function describe(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause === undefined ? String(error) : `${String(error)}: ${String(cause)}`;
}
