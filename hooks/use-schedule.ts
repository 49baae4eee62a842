"use client";

import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { call } from "@/lib/http/call";
import {
  deleteScheduleEndpoint,
  getScheduleEndpoint,
  previewScheduleEndpoint,
  putScheduleEndpoint,
} from "@/lib/workflows/schedule-api";

const keyOf = (workflowId: string) => ["schedule", workflowId];

export const useSchedule = (workflowId: string) =>
  useQuery({
    queryKey: keyOf(workflowId),
    queryFn: ({ signal }) => call(getScheduleEndpoint, { id: workflowId }, { signal }),
    staleTime: 10_000,
  });

/** The times that the server's clock names, asked for once the expression rests. */
export const useSchedulePreview = (cron: string, timeZone: string) =>
  useQuery({
    queryKey: ["schedule-preview", cron, timeZone],
    queryFn: ({ signal }) => call(previewScheduleEndpoint, { cron, timeZone }, { signal }),
    enabled: cron.trim() !== "",
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    retry: false,
  });

function useScheduleMutation<I, O>(workflowId: string, mutationFn: (input: I) => Promise<O>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keyOf(workflowId) }),
        client.invalidateQueries({ queryKey: ["workflows"] }),
      ]),
  });
}

export const usePutSchedule = (workflowId: string) =>
  useScheduleMutation(workflowId, (input: Omit<z.input<typeof putScheduleEndpoint.input>, "id">) =>
    call(putScheduleEndpoint, { id: workflowId, ...input }),
  );

export const useDeleteSchedule = (workflowId: string) =>
  useScheduleMutation(workflowId, () => call(deleteScheduleEndpoint, { id: workflowId }));
