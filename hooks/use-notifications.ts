"use client";

import {
  type InfiniteData,
  useInfiniteQuery,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import {
  deleteNotificationEndpoint,
  listNotificationsEndpoint,
  type Notification,
  readNotificationsEndpoint,
  updateNotificationEndpoint,
} from "@/lib/alerts/notification-api";
import { type Answer, call, callWithMetadata } from "@/lib/http/call";

const LIST = ["notifications", "list"];

export const useNotifications = () =>
  useInfiniteQuery({
    queryKey: LIST,
    queryFn: ({ signal, pageParam }) =>
      callWithMetadata(
        listNotificationsEndpoint,
        { limit: 30, ...(pageParam !== null && { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.metadata.nextCursor ?? null,
    staleTime: 5000,
  });

type Pages = InfiniteData<Answer<Notification[]>>;
type Edit = (rows: Notification[]) => Notification[];

/** Shown at once, taken back where the server refuses. */
function useNotificationMutation<I>(
  write: (input: I) => Promise<unknown>,
  edit: (input: I) => Edit,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: write,
    async onMutate(input) {
      await client.cancelQueries({ queryKey: LIST });
      const before = client.getQueryData<Pages>(LIST);
      client.setQueryData<Pages>(
        LIST,
        (known) =>
          known && {
            ...known,
            pages: known.pages.map((page) => ({ ...page, data: edit(input)(page.data) })),
          },
      );
      return before;
    },
    onError: (_error, _input, before) => before && client.setQueryData(LIST, before),
    onSettled: () => client.invalidateQueries({ queryKey: ["notifications"] }),
  });
}

export const useMarkRead = () =>
  useNotificationMutation(
    (input: { id: string; read: boolean }) => call(updateNotificationEndpoint, input),
    ({ id, read }) =>
      (rows) =>
        rows.map((row) =>
          row.id === id ? { ...row, readAt: read ? new Date().toISOString() : null } : row,
        ),
  );

/** Up to what is shown: what comes meanwhile stays unread. */
export const useMarkAllRead = () =>
  useNotificationMutation(
    (until: string) => call(readNotificationsEndpoint, { read: true, until }),
    (until) => (rows) => rows.map((row) => ({ ...row, readAt: row.readAt ?? until })),
  );

export const useDeleteNotification = () =>
  useNotificationMutation(
    (id: string) => call(deleteNotificationEndpoint, { id }),
    (id) => (rows) => rows.filter((row) => row.id !== id),
  );
