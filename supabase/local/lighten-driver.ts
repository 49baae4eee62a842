import type { PGliteInterface } from "@electric-sql/pglite";

type Driver = Pick<PGliteInterface, "query" | "exec"> & { parsers: Record<string, unknown> };
type Setting = { name: string; value: string };

const SETTING = /^\s*SELECT set_config\('([a-z._]+)', (?:''|\$1), true\)\s*$/;
const BOUNDARY = /^\s*(BEGIN|COMMIT|ROLLBACK)\s*$/i;
/** Types with a higher number belong to the catalogue's and our own tables, and no answer holds a list of whole rows. */
const LAST_PLAIN_TYPE = 10_000;

/**
 * Takes out of a request what costs more than its query does. The API sends the settings of a request (role, claims,
 * headers) as ten statements, each of them prepared, described and bound by itself: they are kept back and sent as one
 * before the next other statement of their transaction. And for every answer the driver copies its table of parsers,
 * which knows a list type for each table that there is.
 */
export function lightenDriver(driver: Driver): void {
  const query = driver.query.bind(driver);
  const exec = driver.exec.bind(driver);
  let kept: Setting[] = [];

  async function sendKept(): Promise<void> {
    if (kept.length === 0) return;
    const settings = kept;
    kept = [];
    const calls = settings.map(({ name }, index) => `set_config('${name}', $${index + 1}, true)`);
    await query(
      `select ${calls.join(", ")}`,
      settings.map(({ value }) => value),
    );
  }

  driver.parsers = Object.fromEntries(
    Object.entries(driver.parsers).filter(([type]) => Number(type) < LAST_PLAIN_TYPE),
  );
  driver.exec = async (text, options) => {
    await sendKept();
    return exec(text, options);
  };
  driver.query = async <T>(text: string, params?: unknown[], options?: object) => {
    const name = SETTING.exec(text)?.[1];
    if (name !== undefined) {
      kept.push({ name, value: String(params?.[0] ?? "") });
      return { rows: [], fields: [], affectedRows: 0 };
    }
    if (!BOUNDARY.test(text)) {
      await sendKept();
      return query<T>(text, params, options);
    }
    // They end with the transaction that they were meant for.
    kept = [];
    await exec(text);
    return { rows: [], fields: [], affectedRows: 0 };
  };
}
