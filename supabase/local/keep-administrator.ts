import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { SqlClient } from "./sql-client.ts";

const EMAIL = "admin@localhost";

/** Sign-up takes only addresses with a dotted domain; the account gets its own name right after. */
const SIGN_UP_EMAIL = "admin@localhost.invalid";

type Options = {
  sql: SqlClient;
  api(request: Request): Promise<Response>;
  publishableKey: string;
  dataDir: string;
};

/** Makes sure that the administrator exists and is one; the password is kept beside the database. */
export async function keepAdministrator(options: Options): Promise<void> {
  const { sql, dataDir } = options;
  const find = () =>
    sql.query<{ id: string }>("select id from auth.users where email = $1", [EMAIL]);
  let [account] = await find();
  if (!account) {
    const password = await keptPassword(join(dataDir, "admin-password"));
    await sql.query("delete from auth.users where email = $1", [SIGN_UP_EMAIL]);
    await signUp(options, password);
    await sql.query(
      `with renamed as (update auth.users set email = $1 where email = $2 returning id)
       update auth.identities i
       set identity_data = i.identity_data || jsonb_build_object('email', $1::text)
       from renamed where i.user_id = renamed.id`,
      [EMAIL, SIGN_UP_EMAIL],
    );
    [account] = await find();
  }
  if (!account) throw new Error(`${EMAIL} could not be created`);
  await sql.query(
    `insert into public.user_roles (user_id, role) values ($1, 'admin') on conflict do nothing`,
    [account.id],
  );
}

/** Written before the account is made, so that a crash between the two loses no password. */
async function keptPassword(file: string): Promise<string> {
  await writeFile(file, `${randomBytes(15).toString("hex")}\n`, { mode: 0o600, flag: "wx" }).catch(
    (error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    },
  );
  return (await readFile(file, "utf8")).trim();
}

async function signUp({ api, publishableKey }: Options, password: string): Promise<void> {
  const response = await api(
    new Request("http://localhost/auth/v1/signup", {
      method: "POST",
      headers: { apikey: publishableKey, "content-type": "application/json" },
      body: JSON.stringify({ email: SIGN_UP_EMAIL, password }),
    }),
  );
  if (!response.ok) throw new Error(`${EMAIL} could not be created: ${await response.text()}`);
}
