import { bind, routes } from "@/lib/server/route.ts";
import { createScreenEndpoint, listScreensEndpoint } from "@/lib/screens/api.ts";
import { createScreen } from "@/lib/screens/create-screen.ts";
import { listScreens } from "@/lib/screens/list-screens.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(listScreensEndpoint, listScreens),
  bind(createScreenEndpoint, createScreen),
);
