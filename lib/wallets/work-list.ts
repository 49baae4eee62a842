type Work<T> = {
  items: readonly T[];
  atOnce: number;
  /** Past it no further item is begun. */
  isOver(): boolean;
  work(item: T): Promise<unknown>;
  onFailure(item: T, error: unknown): void;
};

/** So many failures in a row are the upstream's and not an item's. */
const MAX_FAILURES = 5;

/** Works items side by side until all are done or the time is up; one that fails keeps no other waiting. Answers how many it worked. */
export async function workList<T>(list: Work<T>): Promise<number> {
  const { items, atOnce, isOver, work, onFailure } = list;
  let next = 0;
  let worked = 0;
  let failures = 0;
  const worker = async () => {
    while (next < items.length && !isOver() && failures < MAX_FAILURES) {
      const item = items[next++];
      if (item === undefined) return;
      try {
        await work(item);
        failures = 0;
      } catch (error) {
        failures += 1;
        if (failures >= MAX_FAILURES) throw error;
        onFailure(item, error);
      }
      worked += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return worked;
}
