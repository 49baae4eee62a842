import type { SupabaseClientOptions } from "@supabase/supabase-js";

type Realtime = NonNullable<SupabaseClientOptions<"public">["realtime"]>;
type Transport = NonNullable<Realtime["transport"]>;

/** The server listens to no channel, and Node 20 has no WebSocket of its own: opening one is a mistake. */
function NoTransport(): never {
  throw new Error("Realtime is not used here: poll, or stream over SSE");
}

export const noRealtime: Realtime = { transport: NoTransport as unknown as Transport };
