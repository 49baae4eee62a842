type Body = { data?: unknown; error?: { message?: string } } | null;

/**
 * A small list of ours without the schemas of the endpoints: what decorates rows in sight must not bring their code into
 * the first load. Types are what the endpoint promises.
 */
export async function readRows<Row>(path: string, signal: AbortSignal): Promise<Row[]> {
  const response = await fetch(path, { signal });
  const body = (await response.json().catch(() => null)) as Body;
  if (!response.ok || !Array.isArray(body?.data))
    throw new Error(body?.error?.message ?? `The server answered ${response.status}`);
  return body.data as Row[];
}
