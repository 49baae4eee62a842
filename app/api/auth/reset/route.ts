import { bind, routes } from "@/lib/server/route.ts";
import { resetPasswordEndpoint } from "@/lib/auth/api.ts";
import { resetPassword } from "@/lib/auth/reset-password.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(resetPasswordEndpoint, resetPassword),
);
