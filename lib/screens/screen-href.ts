import { marketQuery } from "../markets/market-query.ts";
import type { Screen } from "./schema.ts";

/** The screen as the address of the view that it stands for. */
export function screenHref({ query, sort, columns }: Pick<Screen, "query" | "sort" | "columns">) {
  const words = Object.fromEntries(
    Object.entries(query).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, String(value)]],
    ),
  );
  return marketQuery.toHref(
    "/discovery",
    { ...words, sort },
    columns ? { cols: columns.join() } : {},
  );
}
