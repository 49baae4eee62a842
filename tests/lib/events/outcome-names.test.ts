import { expect, it } from "vitest";
import { outcomeNames } from "@/lib/events/outcome-names";

it.each([
  {
    name: "leaves out what all titles share at both ends",
    titles: ["Will Spain win the cup?", "Will New Zealand win the cup?"],
    want: ["Spain", "New Zealand"],
  },
  { name: "keeps a title that stands alone", titles: ["Will it rain?"], want: ["Will it rain?"] },
  {
    name: "never leaves a name empty",
    titles: ["Above 10", "Above 10 tomorrow", "Above 20"],
    want: ["10", "10 tomorrow", "20"],
  },
  {
    name: "keeps equal titles equal",
    titles: ["Same words", "Same words"],
    want: ["words", "words"],
  },
  { name: "takes no titles", titles: [], want: [] },
])("$name", ({ titles, want }) => expect(outcomeNames(titles)).toEqual(want));
