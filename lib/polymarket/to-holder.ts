import { readRow } from "./read-row.ts";
import { present, readAmount, readOutcomeIndex, readText } from "./read-value.ts";
import type { HolderRecord, Parsed } from "./records.ts";
import { dataHolderSchema } from "./wire.ts";

/** `tokenId` is the group's, where the row itself does not name one. */
export const toHolder = (raw: unknown, tokenId: string | null): Parsed<HolderRecord> =>
  readRow(dataHolderSchema, raw, (row) => ({
    tokenId: present("asset", readText(row.asset) ?? tokenId),
    wallet: row.proxyWallet.toLowerCase(),
    shares: present("amount", readAmount("amount", row.amount)),
    outcomeIndex: readOutcomeIndex("outcomeIndex", row.outcomeIndex),
    name: readText(row.name),
    pseudonym: readText(row.pseudonym),
  }));
