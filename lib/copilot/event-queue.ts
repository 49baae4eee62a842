/** Joins what tells with what reads: batches of all that came since the last look. */
export function createEventQueue<T>() {
  let waiting: T[] = [];
  let isClosed = false;
  let wake = () => {};
  return {
    push(event: T) {
      waiting.push(event);
      wake();
    },
    close() {
      isClosed = true;
      wake();
    },
    async *batches(): AsyncGenerator<T[]> {
      for (;;) {
        if (waiting.length > 0) {
          const batch = waiting;
          waiting = [];
          yield batch;
        } else if (isClosed) return;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  };
}
