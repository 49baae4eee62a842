import { toIso } from "../markets/to-market.ts";
import type { WalletNote } from "./schema.ts";

type Row = {
  label: string | null;
  note: string | null;
  tags: string[];
  updated_at: string;
};

/** The SQL functions answer null where nothing is noted. */
export function toWalletNote(address: string, answer: unknown): WalletNote {
  const row = answer as Row | null;
  return {
    address,
    label: row?.label ?? null,
    note: row?.note ?? null,
    tags: row?.tags ?? [],
    updatedAt: row ? toIso(row.updated_at) : null,
  };
}
