import { bind, routes } from "@/lib/server/route.ts";
import { signInEndpoint } from "@/lib/auth/api.ts";
import { signIn } from "@/lib/auth/sign-in.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(signInEndpoint, signIn),
);
