import { bind, routes } from "@/lib/server/route.ts";
import { signUpEndpoint } from "@/lib/auth/api.ts";
import { signUp } from "@/lib/auth/sign-up.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(signUpEndpoint, signUp),
);
