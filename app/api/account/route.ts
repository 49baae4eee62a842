import { bind, routes } from "@/lib/server/route.ts";
import {
  deleteAccountEndpoint,
  getAccountEndpoint,
  updateAccountEndpoint,
} from "@/lib/account/api.ts";
import { deleteAccount } from "@/lib/account/delete-account.ts";
import { getAccount } from "@/lib/account/get-account.ts";
import { updateAccount } from "@/lib/account/update-account.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(getAccountEndpoint, getAccount),
  bind(updateAccountEndpoint, updateAccount),
  bind(deleteAccountEndpoint, deleteAccount),
);
