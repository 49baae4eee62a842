/** The id of the one run that a slot may have: whoever starts it a second time meets the first. */
export async function scheduleRunId(workflowId: string, slot: Date): Promise<string> {
  const text = new TextEncoder().encode(`${workflowId}@${slot.toISOString()}`);
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", text)).slice(0, 16);
  // A uuid of version 8, whose bits are one's own.
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
