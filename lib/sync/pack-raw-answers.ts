/** What keeping raw answers needs of the runtime: gzip in base64, of megabytes a second. */
export type PackPort = { packText(text: string): Promise<string> };

/** A JSON object a line, compressed, in base64: how `raw_answers` keeps what the upstream said. */
export const packRawAnswers = (answers: readonly unknown[], { packText }: PackPort) =>
  packText(answers.map((answer) => JSON.stringify(answer) ?? "null").join("\n"));
