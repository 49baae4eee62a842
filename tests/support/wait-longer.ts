import { configure, getConfig } from "@testing-library/react";

const { asyncWrapper } = getConfig();
// Tests put clocks of their own in its place.
const { setImmediate } = globalThis;

/** An effect that draws again, and that drawing's own effects: each is a turn, under load some are cut in two. */
const TURNS = 12;

configure({
  /** Code that a component loads when it is asked for takes its time on a machine under load. */
  asyncUtilTimeout: 10_000,
  /** What was waited for may stand in the page while its effects are still to come; a test goes on when they are done. */
  asyncWrapper: async (wait) => {
    const result = await asyncWrapper(wait);
    for (let turn = 0; turn < TURNS; turn += 1)
      // oxlint-disable-next-line no-await-in-loop -- one turn after the other is what is meant
      await new Promise<void>((resolve) => setImmediate(resolve));
    return result;
  },
});
