import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { call } from "@/lib/http/call";
import {
  createKeyEndpoint,
  deleteKeyEndpoint,
  listKeysEndpoint,
  updateKeyEndpoint,
} from "@/lib/keys/api";
import { notices } from "./notices";

const queryKey = ["keys"] as const;

/** API keys, the newest first, and what can be done with them. */
export function useKeys() {
  const client = useQueryClient();
  const keys = useQuery({
    queryKey,
    queryFn: ({ signal }) => call(listKeysEndpoint, {}, { signal }),
  });
  const settled = {
    onError: (error: Error) =>
      notices.give({
        title: "The key was not changed",
        description: error.message,
        isFailure: true,
      }),
    onSettled: () => client.invalidateQueries({ queryKey }),
  };
  const create = useMutation({
    mutationFn: (input: z.input<typeof createKeyEndpoint.input>) => call(createKeyEndpoint, input),
    onSettled: settled.onSettled,
  });
  const revoke = useMutation({
    mutationFn: (id: string) => call(updateKeyEndpoint, { id, revoked: true }),
    ...settled,
  });
  const remove = useMutation({
    mutationFn: (id: string) => call(deleteKeyEndpoint, { id }),
    ...settled,
  });
  return { keys, create, revoke, remove };
}
