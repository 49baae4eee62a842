/** The shortest words that tell the markets of one event apart: what their titles do not share at both ends. */
export function outcomeNames(titles: readonly string[]): string[] {
  if (titles.length < 2) return [...titles];
  const words = titles.map((title) => title.split(" "));
  const [first = []] = words;
  const shortest = Math.min(...words.map(({ length }) => length));
  let start = 0;
  while (start < shortest - 1 && words.every((own) => own[start] === first[start])) start++;
  let end = 0;
  while (
    end < shortest - start - 1 &&
    words.every((own) => own[own.length - 1 - end] === first[first.length - 1 - end])
  )
    end++;
  return words.map((own) => own.slice(start, own.length - end).join(" "));
}
