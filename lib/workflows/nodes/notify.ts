import { z } from "zod";
import { defineNode } from "../node.ts";

const MAX_NAMED = 5;
const MAX_BODY = 4000;

const LINK = /^(\/(?![/\\])|https:\/\/)/;

export const notify = defineNode({
  type: "notify",
  version: 1,
  label: "Notify",
  description: "Tells you what came in",
  category: "sink",
  icon: "bell",
  docs: "Writes one notification to you and puts out `{ sent, title }`. Without a text it says how many rows came in and names the first. An empty list tells nothing unless `whenEmpty` is set. A run that is taken up again tells it once: `sent` is then false.",
  example: { config: { title: "Volume jumped", link: "/discovery" } },
  config: z.strictObject({
    title: z.string().trim().min(1).max(200).meta({ title: "Title" }),
    body: z.string().trim().max(MAX_BODY).optional().meta({
      title: "Text",
      description: "Empty says what came in",
      "x-widget": "textarea",
    }),
    link: z
      .string()
      .trim()
      .max(2000)
      .regex(LINK, "must be a path of this site or begin with https://")
      .optional()
      .meta({ title: "Link", examples: ["/discovery"] }),
    whenEmpty: z.boolean().default(false).meta({ title: "Also when an empty list comes in" }),
  }),
  input: { kind: "any", schema: z.unknown() },
  output: { kind: "record", schema: z.object({ sent: z.boolean(), title: z.string() }) },
  pure: false,
  async run({ config: { title, body, link, whenEmpty }, input, ctx }) {
    if (!whenEmpty && Array.isArray(input) && input.length === 0) {
      ctx.log("info", "Nothing came in: nothing to tell");
      return { output: { sent: false, title } };
    }
    const dedupeKey = await ctx.idempotencyKey();
    const text = body || describe(input);
    const sent = await ctx.notifications.send(
      { title, body: text && text.slice(0, MAX_BODY), link: link ?? null, dedupeKey },
      ctx.signal,
    );
    return { output: { sent, title } };
  },
});

/** What came in, in a few words; null where there is nothing to say of it. */
function describe(input: unknown): string | null {
  if (typeof input === "string") return input;
  if (Array.isArray(input)) {
    const names = input.slice(0, MAX_NAMED).map(nameOf).filter(Boolean);
    const more = input.length > names.length && names.length > 0 ? ", …" : "";
    const count = input.length === 1 ? "1 row" : `${input.length} rows`;
    return names.length > 0 ? `${count}: ${names.join(", ")}${more}` : count;
  }
  return nameOf(input) || null;
}

function nameOf(row: unknown): string {
  if (typeof row !== "object" || row === null) return "";
  const { text, title, name, market, walletName, id } = row as Record<string, unknown>;
  const { title: ofMarket } = (market ?? {}) as Record<string, unknown>;
  const words = [text, title, name, ofMarket, walletName, id];
  const found = words.find((value) => typeof value === "string");
  return typeof found === "string" ? found.slice(0, 300) : "";
}
