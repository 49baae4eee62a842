import { bind, routes } from "@/lib/server/route.ts";
import { deleteScreenEndpoint, updateScreenEndpoint } from "@/lib/screens/api.ts";
import { deleteScreen } from "@/lib/screens/delete-screen.ts";
import { updateScreen } from "@/lib/screens/update-screen.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  bind(updateScreenEndpoint, updateScreen),
  bind(deleteScreenEndpoint, deleteScreen),
);
