import type { z } from "zod";
import type { Context } from "../context.ts";
import { AppError } from "../errors.ts";
import { reply } from "../http/reply.ts";
import { unwrap } from "../supabase/to-db-error.ts";
import type { createScreenEndpoint } from "./api.ts";
import { SCREEN_COLUMNS, toScreen } from "./to-screen.ts";

export async function createScreen(
  { db }: Pick<Context, "db">,
  { isDefault, ...text }: z.output<typeof createScreenEndpoint.input>,
) {
  const answer = await db
    .from("saved_screens")
    .insert({ ...text, is_default: isDefault })
    .select(SCREEN_COLUMNS)
    .single();
  if (answer.error?.code === "23505") throw nameTaken(text.name);
  return reply(toScreen(unwrap(answer)), { status: 201 });
}

export const nameTaken = (name: string) =>
  new AppError("CONFLICT", `There is a screen "${name}" already`, {
    details: { name: ["is taken"] },
  });
