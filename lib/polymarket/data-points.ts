import { type DataApi, whenV2 } from "./data-feed.ts";
import { fromV2 } from "./from-v2.ts";
import type { HolderRecord, Parsed } from "./records.ts";
import { readText } from "./read-value.ts";
import { toHolder } from "./to-holder.ts";
import { toChunks } from "./to-chunks.ts";
import { ask, nullWhenMissing, type RequestOptions } from "./upstream.ts";
import {
  holderGroupsSchema,
  holdersV2Schema,
  interestV1Schema,
  interestV2Schema,
  valueV1Schema,
  valueV2Schema,
} from "./wire.ts";

const CONDITIONS_A_REQUEST = 20;

export type HoldersQuery = RequestOptions & { conditionId: string; limit?: number };

export async function listHolders(
  api: DataApi,
  { conditionId, limit = 100, ...options }: HoldersQuery,
): Promise<Parsed<HolderRecord>[]> {
  const v2 = await whenV2(api, "/v2/holders", () => {
    const query = { condition: conditionId, limit };
    return ask(
      api.upstream,
      "data",
      { path: "/v2/holders", query, schema: holdersV2Schema },
      options,
    );
  });
  if (v2.ok)
    return (v2.value.data ?? []).flatMap(({ token_id, holders }) =>
      (holders ?? []).map((row) => toHolder(fromV2(row), readText(token_id))),
    );
  const query = { market: conditionId, limit: Math.min(limit, 20), minBalance: 0 };
  const call = { path: "/holders", query, schema: holderGroupsSchema };
  const groups = await ask(api.upstream, "data", call, options);
  return groups.flatMap(({ token, holders }) =>
    (holders ?? []).map((row) => toHolder(row, readText(token))),
  );
}

/** Dollars behind each market, which are the complete sets of its outcomes; unknown ids are left out. */
export async function listOpenInterest(
  api: DataApi,
  conditionIds: readonly string[],
  options: RequestOptions,
): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (const chunk of toChunks(conditionIds, CONDITIONS_A_REQUEST)) {
    const v2 = await whenV2(api, "/v2/oi", () => {
      const query = { condition: chunk.join(",") };
      return ask(
        api.upstream,
        "data",
        { path: "/v2/oi", query, schema: interestV2Schema },
        options,
      );
    });
    const call = { path: "/oi", query: { market: chunk.join(",") }, schema: interestV1Schema };
    const rows = v2.ok
      ? (v2.value.data ?? []).map(({ condition_id, value }) => ({ id: condition_id, value }))
      : ((await nullWhenMissing(ask(api.upstream, "data", call, options))) ?? []).map(
          ({ market, value }) => ({ id: market, value }),
        );
    for (const { id, value } of rows) {
      const usd = toValue(value);
      if (id && usd !== null && usd >= 0) found.set(id.toLowerCase(), usd);
    }
  }
  return found;
}

export async function getValue(
  api: DataApi,
  wallet: string,
  options: RequestOptions,
): Promise<number | null> {
  const query = { user: wallet };
  const v2 = await whenV2(api, "/v2/value", () =>
    ask(api.upstream, "data", { path: "/v2/value", query, schema: valueV2Schema }, options),
  );
  if (v2.ok) return toValue(v2.value.data?.value);
  const call = { path: "/value", query, schema: valueV1Schema };
  const [row] = await ask(api.upstream, "data", call, options);
  return toValue(row?.value);
}

function toValue(value: string | number | null | undefined): number | null {
  const usd = value === null || value === undefined || value === "" ? NaN : Number(value);
  return Number.isFinite(usd) ? usd : null;
}
