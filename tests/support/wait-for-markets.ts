/** The first sync goes on after `ready:`; pages are tested with its rows. */
export async function waitForMarkets(url: string): Promise<void> {
  const deadline = Date.now() + 120_000;
  while (Date.now() < deadline) {
    const answer = await fetch(`${url}/api/polymarket/sync`);
    const body = (await answer.json()) as { data?: { lastSuccessAt: string | null } };
    if (body.data?.lastSuccessAt) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error("The first sync did not end within two minutes");
}
