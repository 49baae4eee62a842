import type { SupabaseClient } from "@supabase/supabase-js";
import type { Context } from "../context.ts";

export type Auth = SupabaseClient["auth"];

export type AuthContext = Pick<Context, "service"> & {
  /** Its session lives in the request's cookies. */
  auth: Auth;
  /** Holds no session at all: for mails to people who are not signed in. */
  anonymousAuth: Auth;
  /** A session that was ended is not believed any longer. */
  forgetToken(accessToken: string): void;
};
