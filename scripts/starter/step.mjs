/** Runs one long step of the starter and says that it goes on: a line at its start, its end, and every five seconds between. */
export async function step(label, work) {
  const started = performance.now();
  const elapsed = () => `${((performance.now() - started) / 1000).toFixed(1)} s`;
  console.log(`· ${label} …`);
  const timer = setInterval(() => console.log(`· ${label} … ${elapsed()}`), 5000);
  try {
    const result = await work();
    console.log(`✓ ${label} (${elapsed()})`);
    return result;
  } catch (error) {
    console.log(`✗ ${label} (${elapsed()})`);
    throw error;
  } finally {
    clearInterval(timer);
  }
}
