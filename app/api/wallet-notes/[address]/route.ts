import { bind, routes } from "@/lib/server/route.ts";
import { getWalletNoteEndpoint, putWalletNoteEndpoint } from "@/lib/notes/api.ts";
import { getWalletNote } from "@/lib/notes/get-wallet-note.ts";
import { putWalletNote } from "@/lib/notes/put-wallet-note.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(getWalletNoteEndpoint, getWalletNote),
  bind(putWalletNoteEndpoint, putWalletNote),
);
