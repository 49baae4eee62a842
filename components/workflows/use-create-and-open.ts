"use client";

import { useRouter } from "next/navigation";
import { notices } from "@/hooks/notices";
import { useCreateWorkflow } from "@/hooks/use-workflows";
import { AppError } from "@/lib/errors";
import type { Graph } from "@/lib/workflows/graph";

/** Makes a workflow and shows it. */
export function useCreateAndOpen() {
  const router = useRouter();
  const mutation = useCreateWorkflow();
  const create = (name: string, graph: Graph) =>
    mutation.mutate(
      { name, graph },
      {
        onSuccess: ({ id }) => router.push(`/strategy-builder/${id}`),
        onError: (error) =>
          notices.give({
            title: "Not created",
            description: error instanceof AppError ? error.message : "No connection",
            isFailure: true,
          }),
      },
    );
  return { create, isCreating: mutation.isPending || mutation.isSuccess };
}
