import { bind, routes } from "@/lib/server/route.ts";
import { signOutEndpoint } from "@/lib/auth/api.ts";
import { signOut } from "@/lib/auth/sign-out.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(signOutEndpoint, signOut),
);
