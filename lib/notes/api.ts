import { z } from "zod";
import { endpoint } from "../http/endpoint.ts";
import { walletAddressSchema } from "../wallets/schema.ts";
import { walletLabelSchema, walletNoteSchema, walletNoteTextSchema } from "./schema.ts";

export const listWalletLabelsEndpoint = endpoint({
  method: "GET",
  path: "/api/wallet-notes",
  access: "user",
  summary: "Every wallet that the caller has given a label, with it",
  input: z.strictObject({}),
  output: z.array(walletLabelSchema),
});

export const getWalletNoteEndpoint = endpoint({
  method: "GET",
  path: "/api/wallet-notes/[address]",
  access: "user",
  summary: "The caller's own label, note and tags of a wallet; empty where there are none",
  input: z.strictObject({ address: walletAddressSchema }),
  output: walletNoteSchema,
});

export const putWalletNoteEndpoint = endpoint({
  method: "PUT",
  path: "/api/wallet-notes/[address]",
  access: "user",
  summary: "Puts label, note and tags in the place of those before; an empty one deletes them",
  input: walletNoteTextSchema.extend({ address: walletAddressSchema }),
  output: walletNoteSchema,
});
