import type { WhaleFlow } from "../whales/schema.ts";

export type VolumeBar = {
  at: string;
  rawUsd: number;
  cleanedUsd: number;
  trades: number;
};

export type VolumeTotals = { rawUsd: number; cleanedUsd: number; removedShare: number | null };

/** Buckets of takers' dollars, oldest first. */
export const toVolumeBars = (flows: readonly WhaleFlow[]): VolumeBar[] =>
  flows
    .flatMap(({ key, raw, cleaned }) =>
      key === null
        ? []
        : [
            {
              at: key,
              rawUsd: raw.volumeUsd.value ?? 0,
              cleanedUsd: cleaned.volumeUsd.value ?? 0,
              trades: raw.volumeUsd.n,
            },
          ],
    )
    .sort((one, other) => Date.parse(one.at) - Date.parse(other.at));

/** What the window came to, and which part of it cleaning takes away; of nothing there is no part. */
export function sumVolume(bars: readonly VolumeBar[]): VolumeTotals {
  const rawUsd = bars.reduce((sum, bar) => sum + bar.rawUsd, 0);
  const cleanedUsd = bars.reduce((sum, bar) => sum + bar.cleanedUsd, 0);
  return { rawUsd, cleanedUsd, removedShare: rawUsd > 0 ? 1 - cleanedUsd / rawUsd : null };
}
