/** A lexicon's score of one text. */
export type Sentiment = {
  /** From −1 to 1; null where the lexicon knows none of the words. */
  compound: number | null;
  /** All words of the text. */
  words: number;
  /** Those that the lexicon has a feeling about. */
  scored: number;
};

/** The part of the VADER package that is used. */
export type Lexicon = {
  SentimentIntensityAnalyzer: { polarity_scores(text: string): { compound: number } };
};

export const MAX_TEXT = 5000;
const MAX_KNOWN = 20_000;

const isFelt = new Map<string, boolean>();

/** Scores the first 5,000 characters. A neutral lexicon score is told apart from a text without a known word. */
export function scoreSentiment(text: string, { SentimentIntensityAnalyzer }: Lexicon): Sentiment {
  const head = text.slice(0, MAX_TEXT);
  const words = head.match(/[\p{L}\p{N}'’-]+/gu) ?? [];
  const knows = (word: string): boolean => {
    if (!/\p{L}/u.test(word)) return false;
    const known = isFelt.get(word);
    if (known !== undefined) return known;
    const felt = SentimentIntensityAnalyzer.polarity_scores(word).compound !== 0;
    if (isFelt.size < MAX_KNOWN) isFelt.set(word, felt);
    return felt;
  };
  const scored = words.filter((word) => knows(word.toLowerCase())).length;
  const compound = scored === 0 ? null : SentimentIntensityAnalyzer.polarity_scores(head).compound;
  return { compound, words: words.length, scored };
}
