"use client";

import { useRouter } from "next/navigation";
import { toast } from "sonner";
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
          toast.error("Not created", {
            description: error instanceof AppError ? error.message : "No connection",
          }),
      },
    );
  return { create, isCreating: mutation.isPending || mutation.isSuccess };
}
