import { parseAsString, useQueryStates } from "nuqs";
import { useCallback, useMemo } from "react";
import { toHref } from "@/lib/http/to-href";

/** What of a page's view stands in its URL, as text; the server parses and judges it. */
export type UrlQuery<K extends string = string> = Partial<Record<K, string>>;

/** Tab, filters and sort live in the URL: reload, back and a shared link give the same view. */
export function useUrlQuery<const K extends string>(path: string, keys: readonly K[]) {
  const parsers = useMemo(
    () =>
      Object.fromEntries(keys.map((key) => [key, parseAsString])) as Record<
        K,
        typeof parseAsString
      >,
    [keys],
  );
  const [values, setValues] = useQueryStates(parsers, { history: "push" });
  const query = useMemo(() => {
    const entries = Object.entries<string | null>(values).flatMap(([key, value]) =>
      value ? [[key, value] as const] : [],
    );
    return Object.fromEntries(entries) as UrlQuery<K>;
  }, [values]);
  const set = useCallback(
    (patch: Partial<Record<K, string | null>>) =>
      void setValues(patch as Parameters<typeof setValues>[0]),
    [setValues],
  );
  return {
    query,
    set,
    href: (patch: Partial<Record<K, string | null>>) =>
      toHref(path, { ...query, ...patch } as Record<string, string | null | undefined>),
  };
}
