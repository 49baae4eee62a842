import type { Context } from "../context.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { WalletLabel } from "./schema.ts";

/** All of them at once: whoever labels wallets looks at lists in which any of them may stand. */
export async function listWalletLabels({
  db,
  signal,
}: Pick<Context, "db" | "signal">): Promise<WalletLabel[]> {
  const rows = unwrap(
    await db
      .from("wallet_notes")
      .select("address, label")
      .not("label", "is", null)
      .order("address")
      .abortSignal(signal),
  );
  return rows.map(({ address, label }) => ({ address, label: label ?? "" }));
}
