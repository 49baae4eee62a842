const GAMMA = "https://gamma-api.polymarket.com";

/** What the app reads from: `auto` means the live upstream where it answers within three seconds, else the simulation. */
export async function resolveSource(env) {
  if (env.POLYMARKET_SOURCE === "recorded" && !env.POLYMARKET_RECORDED_DIR)
    throw new Error(
      "POLYMARKET_RECORDED_DIR is not set: POLYMARKET_SOURCE=recorded needs a folder",
    );
  if (env.POLYMARKET_GAMMA_URL || env.POLYMARKET_CLOB_URL || env.POLYMARKET_DATA_URL) return "live";
  if (env.POLYMARKET_SOURCE !== "auto") return env.POLYMARKET_SOURCE;
  return (await answers(`${GAMMA}/events?limit=1`)) ? "live" : "demo";
}

async function answers(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(3000) });
    return response.ok && Array.isArray(await response.json());
  } catch {
    return false;
  }
}
