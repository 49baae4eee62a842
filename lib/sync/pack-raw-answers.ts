/** A JSON object a line, compressed, in base64: how `raw_answers` keeps what the upstream said. */
export async function packRawAnswers(answers: readonly unknown[]): Promise<string> {
  const text = answers.map((answer) => JSON.stringify(answer) ?? "null").join("\n");
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  let binary = "";
  for (let at = 0; at < bytes.length; at += CHUNK)
    binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(binary);
}

/** Arguments that a call takes at once. */
const CHUNK = 0x8000;
