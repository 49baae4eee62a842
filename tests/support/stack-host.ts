import { deserialize, serialize } from "node:v8";
import { type EmbeddedDatabase, openDatabase } from "@/supabase/local/open-database.ts";
import { serve } from "@/supabase/local/serve.ts";
import { cleaning } from "./clean-database.ts";
import { migratedSnapshot, testSchemaCache } from "./migrated-snapshot.ts";
import { type LentStack, serveStack } from "./serve-stack.ts";

type Ready = { database: EmbeddedDatabase; clean: () => Promise<boolean> };

/** Lends an embedded Supabase to one file of tests after the other; between two it is emptied, which a start would take ten times as long for. */
export async function hostStack(root: string): Promise<string> {
  let ready = open(root);
  let stack: Awaited<ReturnType<typeof serveStack>> | null = null;
  let isTaken = false;

  const lend = async (): Promise<LentStack> => {
    stack = await serveStack((await ready).database, root);
    return stack.lent;
  };

  const takeBack = async () => {
    await stack?.close();
    stack = null;
    const used = await ready;
    ready = (async () => ((await used.clean()) ? used : replace(used, root)))();
    ready.catch(() => {});
    isTaken = false;
  };

  const answer = async (path: string, body: unknown): Promise<unknown> => {
    const { database } = await ready;
    switch (path) {
      case "/lend":
        return lend();
      case "/take-back":
        return takeBack();
      case "/query": {
        const { sql, params } = body as { sql: string; params?: unknown[] };
        return database.query(sql, params);
      }
      case "/script":
        return database.script((body as { sql: string }).sql);
      case "/mails":
        return stack?.mails ?? [];
      default:
        throw new Error(`no such call: ${path}`);
    }
  };

  const control = await serve(async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname === "/lend") {
      if (isTaken) return new Response(null, { status: 409 });
      isTaken = true;
    }
    const bytes = Buffer.from(await request.arrayBuffer());
    const body: unknown = bytes.length > 0 ? deserialize(bytes) : undefined;
    try {
      return new Response(new Uint8Array(serialize(await answer(pathname, body))));
    } catch (error) {
      const { message, ...own } = error as Error;
      return new Response(new Uint8Array(serialize({ message, own: plain(own) })), { status: 500 });
    }
  });
  return control.url;
}

/** What of an error can be sent: its code and words, not what it hangs on. */
const plain = (own: object) =>
  Object.fromEntries(
    Object.entries(own).filter(([, value]) => ["string", "number"].includes(typeof value)),
  );

async function open(root: string): Promise<Ready> {
  const database = await openDatabase({
    snapshot: await migratedSnapshot(root),
    schemaCache: await testSchemaCache(root),
  });
  return { database, clean: await cleaning(database) };
}

/** Tests that change the schema spoil the database for the next ones. */
async function replace({ database }: Ready, root: string): Promise<Ready> {
  await database.close();
  return open(root);
}
