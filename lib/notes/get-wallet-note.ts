import type { Context } from "../context.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { WalletNote } from "./schema.ts";
import { toWalletNote } from "./to-wallet-note.ts";

export async function getWalletNote(
  { db, signal }: Pick<Context, "db" | "signal">,
  { address }: { address: string },
): Promise<WalletNote> {
  const call = db.rpc("get_wallet_note", { p_address: address });
  return toWalletNote(address, unwrap(await call.abortSignal(signal)));
}
