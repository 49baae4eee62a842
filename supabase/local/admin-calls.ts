import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { SqlClient } from "./sql-client.ts";

type AdminCalls = { sql: SqlClient; secretKey: string };

const linkSchema = z.object({ type: z.literal("magiclink"), email: z.string().max(254) });
const USER_PATH = /^\/auth\/v1\/admin\/users\/([0-9a-f-]{36})$/i;

/**
 * The two calls of Supabase Auth's administration that the app makes and that the library does not answer: a one-time
 * token of a user, and the end of an account. Null for every other path.
 */
export async function answerAdminCall(
  request: Request,
  { sql, secretKey }: AdminCalls,
): Promise<Response | null> {
  const { pathname } = new URL(request.url);
  const userId = USER_PATH.exec(pathname)?.[1];
  const isLink = pathname === "/auth/v1/admin/generate_link" && request.method === "POST";
  const isEnd = userId !== undefined && request.method === "DELETE";
  if (!isLink && !isEnd) return null;
  if (!isSame(request.headers.get("apikey") ?? "", secretKey))
    return failure(401, "no_authorization", "This needs the secret key");
  return isEnd ? endAccount(sql, userId) : makeToken(sql, await request.json().catch(() => null));
}

/** Kept beside the token of a password reset and not in its place, so that a mail under way still works. */
async function makeToken(sql: SqlClient, body: unknown): Promise<Response> {
  const parsed = linkSchema.safeParse(body);
  if (!parsed.success) return failure(400, "validation_failed", "Send type magiclink and an email");
  const token = createHash("sha256").update(randomBytes(32)).digest("hex");
  const [user] = await sql.query<{ id: string; email: string }>(
    `update auth.users set confirmation_token = $1, confirmation_sent_at = now()
     where lower(email) = lower($2) returning id, email`,
    [token, parsed.data.email],
  );
  if (!user) return failure(404, "user_not_found", "User not found");
  return Response.json({
    ...user,
    aud: "authenticated",
    role: "authenticated",
    action_link: "",
    email_otp: "",
    hashed_token: token,
    redirect_to: "",
    verification_type: "magiclink",
  });
}

async function endAccount(sql: SqlClient, userId: string): Promise<Response> {
  const rows = await sql.query("delete from auth.users where id = $1 returning id", [userId]);
  return rows.length > 0 ? Response.json({}) : failure(404, "user_not_found", "User not found");
}

const failure = (code: number, error_code: string, msg: string) =>
  Response.json({ code, error_code, msg }, { status: code });

function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
