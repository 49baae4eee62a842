import { z } from "zod";
import { endpoint, queryBoolean, queryNumber } from "../http/endpoint.ts";

const id = z.uuid();

export const notificationSchema = z.object({
  id,
  /** What wrote it: alert, workflow, schedule. */
  kind: z.string(),
  title: z.string(),
  body: z.string().nullable(),
  link: z.string().nullable(),
  readAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
});
export type Notification = z.infer<typeof notificationSchema>;

export const listNotificationsEndpoint = endpoint({
  method: "GET",
  path: "/api/notifications",
  access: "user",
  summary: "The caller's notifications, newest first; total counts all that the filter shows",
  input: z.strictObject({
    unread: queryBoolean.optional(),
    limit: queryNumber(z.number().int().min(1).max(1000)).default(100),
    cursor: z.string().max(100).optional(),
  }),
  output: z.array(notificationSchema),
});

export const readNotificationsEndpoint = endpoint({
  method: "POST",
  path: "/api/notifications",
  access: "user",
  summary: "Marks all of the caller's notifications as read, or those up to a moment",
  input: z.strictObject({
    read: z.literal(true),
    /** What came after it stays unread. */
    until: z.iso.datetime({ offset: true }).optional(),
  }),
  output: z.object({ updated: z.number().int() }),
});

export const updateNotificationEndpoint = endpoint({
  method: "PATCH",
  path: "/api/notifications/[id]",
  access: "user",
  summary: "Marks a notification as read or unread",
  input: z.strictObject({ id, read: z.boolean() }),
  output: notificationSchema,
});

export const deleteNotificationEndpoint = endpoint({
  method: "DELETE",
  path: "/api/notifications/[id]",
  access: "user",
  summary: "Removes a notification",
  input: z.strictObject({ id }),
  output: z.object({ deleted: z.literal(true) }),
});
