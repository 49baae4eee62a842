import { z } from "zod";
import {
  joinTypes,
  rowTypeOf,
  toRecordType,
  typeOfZod,
  UNKNOWN,
} from "../expression/value-type.ts";
import { defineNode } from "../node.ts";
import { NodeFault } from "../node-fault.ts";
import { eachRow } from "../rows.ts";
import { type Lexicon, MAX_TEXT, scoreSentiment } from "../score-sentiment.ts";

/** Where the text of a row is looked for when no field is named. */
const TEXT_FIELDS = ["text", "title", "body", "description", "summary", "name"];

const addedSchema = z.object({
  sentiment: z.number().min(-1).max(1).nullable(),
  sentimentWords: z.number().int(),
  sentimentKnownWords: z.number().int(),
  sentimentField: z.string().nullable(),
});
type Scored = z.output<typeof addedSchema> & Record<string, unknown>;

const scoredSchema = z.union([
  z.array(z.looseObject(addedSchema.shape)),
  z.looseObject(addedSchema.shape),
]);

export const sentiment = defineNode({
  type: "sentiment",
  version: 1,
  label: "Sentiment",
  description: "Scores texts with a word list (VADER), without a language model",
  category: "analysis",
  icon: "smile",
  docs: `Adds to each row \`sentiment\` (from −1 to 1, the compound score of the VADER word list), \`sentimentWords\` (all words), \`sentimentKnownWords\` (those that the list has a feeling about) and \`sentimentField\` (where the text stood). It is a word list for English and no model: it knows neither irony nor what a market is about, and a text without a known word is null and not 0. Reads the first ${MAX_TEXT} characters of the named field, else of the first of ${TEXT_FIELDS.join(", ")}. A single text or object gives one object.`,
  example: { config: { field: "title" } },
  config: z.strictObject({
    field: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .optional()
      .meta({ "x-widget": "field", title: "Field with the text", examples: TEXT_FIELDS }),
    maxItems: z.number().int().min(1).max(5000).default(1000).meta({
      title: "Rows, at most",
      description: "More are refused: put a limit before",
    }),
  }),
  input: { kind: "any", schema: z.unknown() },
  output: { kind: "any", schema: scoredSchema },
  pure: true,
  check({ arriving: { flow } }) {
    const added = typeOfZod(addedSchema);
    const grow = (type: typeof added) =>
      type.kind === "record" ? joinTypes(type, added) : toRecordType({}, true);
    if (flow.type.kind === "list")
      return {
        problems: [],
        leaving: { kind: flow.kind, type: { kind: "list", item: grow(rowTypeOf(flow.type)) } },
      };
    return { problems: [], leaving: { kind: "any", type: UNKNOWN } };
  },
  async run({ config, input, ctx }) {
    ctx.signal.throwIfAborted();
    const lexicon = await loadLexicon();
    if (!Array.isArray(input)) return { output: scoreRow(input, config.field, lexicon) };
    if (input.length > config.maxItems)
      throw new NodeFault(
        "BAD_INPUT",
        `${input.length} rows came in; at most ${config.maxItems} are read: put a limit before`,
      );
    const output: Scored[] = [];
    await eachRow(input, ctx.signal, (row: unknown) => {
      output.push(scoreRow(row, config.field, lexicon));
    });
    return { output };
  },
});

/** The word list has a hundred kilobytes: it is read when the first text is. */
async function loadLexicon(): Promise<Lexicon> {
  const { default: lexicon } = await import("vader-sentiment");
  return lexicon;
}

function scoreRow(row: unknown, field: string | undefined, lexicon: Lexicon): Scored {
  const isObject = typeof row === "object" && row !== null && !Array.isArray(row);
  const record: Record<string, unknown> = isObject ? { ...row } : { text: row };
  const found = (field === undefined ? TEXT_FIELDS : [field]).find(
    (name) =>
      Object.hasOwn(record, name) && typeof record[name] === "string" && record[name] !== "",
  );
  const text = found === undefined ? null : record[found];
  const score =
    typeof text === "string"
      ? scoreSentiment(text, lexicon)
      : { compound: null, words: 0, scored: 0 };
  return {
    ...record,
    sentiment: score.compound,
    sentimentWords: score.words,
    sentimentKnownWords: score.scored,
    sentimentField: found ?? null,
  };
}
