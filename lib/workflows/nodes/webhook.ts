import { z } from "zod";
import { defineNode } from "../node.ts";
import { NodeFault } from "../node-fault.ts";
import { headersSchema, readHeaders, urlSchema, withDefault } from "../request-config.ts";
import { secretReferenceSchema } from "../secret-reference.ts";
import { signBody } from "../../http/sign-body.ts";

const MAX_ANSWER_BYTES = 65_536;

export const webhook = defineNode({
  type: "webhook",
  version: 1,
  label: "Webhook",
  description: "Sends what comes in to a public https address",
  category: "sink",
  icon: "webhook",
  docs: 'Posts `{ "key", "node", "data" }` as JSON, `data` being what comes in, and puts out `{ status, url, key }`. The `Idempotency-Key` header names run, node and input: another try, or a run that was taken up again, carries the same, so a receiver can do it once. With `signWith` the headers `X-Cascadian-Timestamp` and `X-Cascadian-Signature` (HMAC-SHA256 over `<timestamp>.<body>`) prove who sent it. Refuses with `BLOCKED_ADDRESS` what is not public, and with `UPSTREAM_FAILED` an answer from 300 on.',
  example: { config: { url: "https://example.com/hook", signWith: { secret: "hook-key" } } },
  config: z.strictObject({
    url: urlSchema,
    headers: headersSchema,
    signWith: secretReferenceSchema.optional().meta({
      title: "Sign with",
      description: "The key of the signature, one of your secrets",
      "x-widget": "secret",
    }),
    whenEmpty: z.boolean().default(false).meta({ title: "Also when an empty list comes in" }),
  }),
  input: { kind: "any", schema: z.unknown() },
  output: {
    kind: "record",
    schema: z.object({ status: z.number().int().nullable(), url: z.string(), key: z.string() }),
  },
  pure: false,
  async run({ config: { url, headers: written, signWith, whenEmpty }, input, ctx }) {
    const key = await ctx.idempotencyKey();
    if (!whenEmpty && Array.isArray(input) && input.length === 0) {
      ctx.log("info", "Nothing came in: nothing was sent");
      return { output: { status: null, url, key } };
    }
    const body = JSON.stringify({ key, node: ctx.nodeId, data: input ?? null });
    let headers = await readHeaders(written, ctx);
    headers = withDefault(headers, "idempotency-key", key);
    headers = withDefault(headers, "content-type", "application/json");
    if (signWith) {
      const timestamp = String(Math.floor(ctx.now().getTime() / 1000));
      const secret = await ctx.secrets.read(signWith.secret, ctx.signal);
      headers = {
        ...headers,
        "x-cascadian-timestamp": timestamp,
        "x-cascadian-signature": await signBody(secret, timestamp, body),
      };
    }
    const answer = await ctx.http.send(
      { url, method: "POST", headers, body, maxBytes: MAX_ANSWER_BYTES },
      ctx.signal,
    );
    if (answer.status >= 300)
      throw new NodeFault(
        "UPSTREAM_FAILED",
        `${new URL(answer.url).host} answered ${answer.status}`,
      );
    return { output: { status: answer.status, url: answer.url, key } };
  },
});
