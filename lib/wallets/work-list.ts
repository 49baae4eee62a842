type Work<T> = {
  items: readonly T[];
  atOnce: number;
  /** Past it no further item is begun. */
  isOver(): boolean;
  work(item: T): Promise<void>;
};

/** Works items side by side until all are done or the time is up; the first failure stops the rest and is thrown. */
export async function workList<T>({ items, atOnce, isOver, work }: Work<T>): Promise<number> {
  let next = 0;
  let done = 0;
  let failed = false;
  const worker = async () => {
    while (next < items.length && !isOver() && !failed) {
      const item = items[next++];
      if (item === undefined) return;
      try {
        await work(item);
        done += 1;
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return done;
}
