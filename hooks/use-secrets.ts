"use client";

import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { call } from "@/lib/http/call";
import {
  createSecretEndpoint,
  deleteSecretEndpoint,
  listSecretsEndpoint,
} from "@/lib/workflows/secret-api";
import { notices } from "./notices";

const secretsQueryOptions = () =>
  queryOptions({
    queryKey: ["secrets"],
    queryFn: ({ signal }) => call(listSecretsEndpoint, { limit: 1000 }, { signal }),
    staleTime: 30_000,
  });

/** The names of the user's secrets; no route gives back their values. */
export const useSecrets = () => useQuery(secretsQueryOptions());

export function useCreateSecret() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: { name: string; value: string }) => call(createSecretEndpoint, input),
    onSettled: () => client.invalidateQueries({ queryKey: ["secrets"] }),
  });
}

export function useDeleteSecret() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call(deleteSecretEndpoint, { id }),
    onError: (error) =>
      notices.give({
        title: "The secret was not deleted",
        description: error.message,
        isFailure: true,
      }),
    onSettled: () => client.invalidateQueries({ queryKey: ["secrets"] }),
  });
}
