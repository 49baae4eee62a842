import { routes } from "@/lib/server/route.ts";

/** Whatever no other route takes: NOT_FOUND as JSON, for every method. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes();
