import { setTimeout as sleep } from "node:timers/promises";

/** Says how the first sync gets on, until the markets are there once. */
export async function followFirstSync(url, cronSecret, signal) {
  let last = "";
  for (;;) {
    const status = await readStatus(url, cronSecret, signal);
    if (status?.lastSuccessAt) {
      if (last) console.log(`✓ ${status.markets} markets of ${status.events} events are there`);
      return;
    }
    const run = status?.running ?? status?.latest;
    const line = run
      ? `· first sync: page ${run.pages}, ${run.marketsSeen} markets seen (${run.status})`
      : "";
    if (line && line !== last) console.log(line);
    last = line || last;
    await sleep(2000, undefined, { signal });
  }
}

async function readStatus(url, cronSecret, signal) {
  try {
    const response = await fetch(`${url}/api/polymarket/sync`, {
      headers: { authorization: `Bearer ${cronSecret}` },
      signal,
    });
    return response.ok ? (await response.json()).data : null;
  } catch (error) {
    if (signal.aborted) throw error;
    return null;
  }
}
