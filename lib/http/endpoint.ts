import { z } from "zod";
import type { KeyScope } from "./key-scope.ts";

/**
 * Who may call: `public` anyone · `user` a session or bearer token · `admin` a user with that role ·
 * `cron` the bearer of CRON_SECRET · `admin-or-cron` either.
 */
export type Access = "public" | "user" | "admin" | "cron" | "admin-or-cron";

/** What both sides of one URL agree on: the route parses with it, the client calls with it, OpenAPI prints it. */
export type Endpoint<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  path: `/api/${string}`;
  access: Access;
  /** What an API key needs to be allowed here: to read or to write by the method, unless it is said; null is no key. */
  keyScope?: KeyScope | null;
  summary: string;
  /** Requests that one call takes from the caller's minute; 0 is exempt (health checks). */
  cost: number;
  /** `[name]` parts of the path, the query of a GET and the body of a write, in one object. */
  input: I;
  output: O;
  /** Answers a stream or a file instead of the JSON envelope. */
  raw?: "text/event-stream" | "text/csv" | "text/plain" | "application/json";
  /**
   * Also takes a same-origin HTML form, for pages without JavaScript. Success is a redirect to the field `next`, else
   * to `next` here; failure one back to the page, else to `page`, with `?error=<code>`.
   */
  form?: { page: string; next: string };
};

export const endpoint = <I extends z.ZodType, O extends z.ZodType>(
  definition: Omit<Endpoint<I, O>, "cost"> & { cost?: number },
): Endpoint<I, O> => ({ cost: 1, ...definition });

/** `true` or `false` in a query string (also 1 and 0); `active=false` is false. */
export const queryBoolean = z.union([
  z.boolean(),
  z.stringbool({ truthy: ["true", "1"], falsy: ["false", "0"], case: "insensitive" }),
]);

/** A decimal number in a query string; never NaN, never Infinity, never hexadecimal. */
export const queryNumber = (schema: z.ZodNumber = z.number()) =>
  z
    .union([
      z.number(),
      z
        .string()
        .regex(/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i, "must be a number")
        .transform(Number),
    ])
    .pipe(schema);

export const listInput = {
  limit: queryNumber(z.number().int().min(1).max(1000)).default(100),
  offset: queryNumber(z.number().int().min(0).max(10_000_000)).default(0),
};

export const metadataSchema = z.object({
  total: z.number().int().optional(),
  page: z.number().int().optional(),
  limit: z.number().int().optional(),
  nextCursor: z.string().nullable().optional(),
  /** The rows are older than their budget, and a refresh is on its way. */
  stale: z.boolean().optional(),
  lastSynced: z.iso.datetime().nullable().optional(),
  /** How far a fetch is that is under way. */
  progress: z
    .object({ step: z.string(), pages: z.number().int(), rows: z.number().int() })
    .optional(),
  source: z.enum(["polymarket", "recorded", "demo"]).optional(),
});
export type Metadata = z.infer<typeof metadataSchema>;
