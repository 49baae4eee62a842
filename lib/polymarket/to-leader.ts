import { readRow } from "./read-row.ts";
import { present, readAmount, readFlag, readSignedAmount, readText } from "./read-value.ts";
import type { LeaderRecord, Parsed } from "./records.ts";
import { dataLeaderSchema } from "./wire.ts";

/** Version 1 counts the volume in dollars (`vol`), version 2 in shares (`volume`). */
export const toLeader = (raw: unknown): Parsed<LeaderRecord> =>
  readRow(dataLeaderSchema, raw, (row) => ({
    rank: present("rank", readAmount("rank", row.rank)),
    wallet: row.proxyWallet.toLowerCase(),
    userName: readText(row.userName),
    volumeUsd: readAmount("vol", row.vol),
    volumeShares: readAmount("volume", row.volume),
    pnlUsd: readSignedAmount("pnl", row.pnl),
    verified: readFlag(row.verifiedBadge ?? row.verified),
  }));
