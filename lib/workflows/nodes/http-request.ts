import { z } from "zod";
import { EGRESS_METHODS, type EgressAnswer, type EgressRequest } from "../../http/egress.ts";
import { parseJson } from "../../http/parse-json.ts";
import { defineNode, type NodeContext } from "../node.ts";
import { NodeFault } from "../node-fault.ts";
import { headersSchema, readHeaders, urlSchema, withDefault } from "../request-config.ts";

const configSchema = z
  .strictObject({
    url: urlSchema,
    method: z.enum(EGRESS_METHODS).default("GET").meta({ title: "Method" }),
    headers: headersSchema,
    body: z.unknown().optional().meta({
      title: "Body",
      description: "A text goes out as it stands, anything else as JSON",
      "x-widget": "json",
    }),
    sendInput: z.boolean().default(false).meta({ title: "Send what comes in as the body" }),
    parse: z.enum(["auto", "json", "text"]).default("auto").meta({
      title: "Read the answer as",
      description: "auto reads JSON where the answer says that it is",
    }),
    acceptErrors: z.boolean().default(false).meta({
      title: "Put out answers from 400 on",
      description: "Else they fail with UPSTREAM_FAILED",
    }),
    maxBytes: z
      .number()
      .int()
      .min(1)
      .max(8 * 2 ** 20)
      .default(2 ** 20)
      .meta({ title: "Bytes of an answer, at most", "x-widget": "bytes" }),
    maxSeconds: z
      .number()
      .min(1)
      .max(120)
      .default(30)
      .meta({ title: "Wait, at most", "x-widget": "duration" }),
  })
  .superRefine(({ method, body, sendInput }, ctx) => {
    const fail = (path: string, message: string) =>
      ctx.addIssue({ code: "custom", path: [path], message });
    const field = sendInput ? "sendInput" : body === undefined ? null : "body";
    if (isRead(method) && field) fail(field, `${method} carries no body`);
    if (sendInput && body !== undefined) fail("body", "not together with sendInput");
  });

type Config = z.output<typeof configSchema>;

const isRead = (method: Config["method"]) => method === "GET" || method === "HEAD";

export const httpRequest = defineNode({
  type: "http-request",
  version: 1,
  label: "HTTP Request",
  description: "Asks a public https address",
  category: "source",
  icon: "globe",
  docs: 'Puts out `{ status, url, headers, body }`; `body` is parsed where the answer is JSON. Only public https addresses are reached: private, loopback and link-local ones are `BLOCKED_ADDRESS`, also behind a name or a redirect. A header may be `{ "secret": "name" }`; headers of your own stay behind when a redirect leads to another origin. An answer that is too long is refused and never cut. What writes carries an `Idempotency-Key`, the same for every try.',
  example: {
    config: { url: "https://api.example.com/news", headers: { accept: "application/json" } },
  },
  config: configSchema,
  input: { kind: "any", schema: z.unknown() },
  output: {
    kind: "record",
    schema: z.object({
      status: z.number().int(),
      url: z.string(),
      headers: z.record(z.string(), z.string()),
      body: z.unknown(),
    }),
  },
  pure: false,
  async run({ config, input, ctx }) {
    const request = await toRequest(config, input, ctx);
    const answer = await ctx.http.send(request, ctx.signal);
    if (answer.status >= 400 && !config.acceptErrors)
      throw new NodeFault("UPSTREAM_FAILED", `${hostOf(answer)} answered ${answer.status}`);
    return { output: { ...answer, body: readAnswer(answer, config.parse) } };
  },
});

const hostOf = ({ url }: EgressAnswer) => new URL(url).host;

async function toRequest(config: Config, input: unknown, ctx: NodeContext): Promise<EgressRequest> {
  const { url, method, maxBytes, maxSeconds } = config;
  const content = config.sendInput ? (input ?? null) : config.body;
  let headers = await readHeaders(config.headers, ctx);
  if (content !== undefined)
    headers = withDefault(
      headers,
      "content-type",
      typeof content === "string" ? "text/plain; charset=utf-8" : "application/json",
    );
  if (!isRead(method))
    headers = withDefault(headers, "idempotency-key", await ctx.idempotencyKey());
  return {
    url,
    method,
    headers,
    maxBytes,
    timeoutMs: maxSeconds * 1000,
    ...(content !== undefined && {
      body: typeof content === "string" ? content : JSON.stringify(content),
    }),
  };
}

function readAnswer(answer: EgressAnswer, parse: Config["parse"]): unknown {
  const saysJson = /[/+]json\b/i.test(answer.headers["content-type"] ?? "");
  if (parse === "text" || (parse === "auto" && !saysJson) || answer.body === "") return answer.body;
  try {
    return parseJson(answer.body);
  } catch (error) {
    throw new NodeFault("UPSTREAM_FAILED", `${hostOf(answer)} answered what is no JSON`, {
      cause: error,
    });
  }
}
