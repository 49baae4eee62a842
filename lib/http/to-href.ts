/** A view as a link, its words in the order of the alphabet so that one view has one link; what is empty says nothing. */
export function toHref(path: string, query: Record<string, string | null | undefined>): string {
  const search = new URLSearchParams(
    Object.entries(query)
      .flatMap(([key, value]) => (value ? [[key, value]] : []))
      .sort(([a = ""], [b = ""]) => (a < b ? -1 : 1)),
  );
  return search.size > 0 ? `${path}?${search}` : path;
}
