import { readFile, rename, rm, writeFile } from "node:fs/promises";

/**
 * What the REST API read of the schema, kept in a file for one state of it: to read it anew takes a second of every start.
 * A file of another state, or one that was cut off, is none.
 */
export const createSchemaCache = (file: string, state: string) => ({
  async get(): Promise<string | undefined> {
    const text = await readFile(file, "utf8").catch(() => "");
    const [kept, ...rest] = text.split("\n");
    return kept === state ? rest.join("\n") : undefined;
  },
  async set(_key: string, text: string): Promise<void> {
    const temporary = `${file}.${crypto.randomUUID()}`;
    await writeFile(temporary, `${state}\n${text}`, { mode: 0o600 });
    await rename(temporary, file);
  },
  delete: (): Promise<void> => rm(file, { force: true }),
});

export type SchemaCache = ReturnType<typeof createSchemaCache>;
