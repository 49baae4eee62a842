import type { FirstRows } from "@/hooks/use-paged-rows";
import type { useUrlQuery } from "@/hooks/use-url-query";
import type { Failure } from "@/lib/http/to-failure";
import type { WhaleKey, WhaleRows, WhaleTab } from "@/lib/whales/whale-board";

/** The rows that the server sent, of whichever board it was asked for. */
export type WhaleFirst = { [T in WhaleTab]: { tab: T; rows: FirstRows<WhaleRows[T]> } }[WhaleTab];

export type BoardProps = {
  tab: WhaleTab;
  url: ReturnType<typeof useUrlQuery<WhaleKey>>;
  /** What the board's route is asked with. */
  input: Record<string, string>;
  first: WhaleFirst | null;
  failure: Failure | null;
  categories: readonly string[];
};
