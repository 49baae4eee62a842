import type { Context } from "../context.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { WalletNote, WalletNoteText } from "./schema.ts";
import { toWalletNote } from "./to-wallet-note.ts";

export async function putWalletNote(
  { db }: Pick<Context, "db">,
  { address, label, note, tags }: WalletNoteText & { address: string },
): Promise<WalletNote> {
  const answer = await db.rpc("put_wallet_note", {
    p_address: address,
    // The generated types know no null for an argument of SQL; an empty text says nothing either.
    p_label: (label || null) as string,
    p_note: (note || null) as string,
    p_tags: tags,
  });
  return toWalletNote(address, unwrap(answer));
}
