/** What one user may have going and waiting, so that nobody takes all of a deployment. */
export const RUN_LIMITS = {
  /** Streams at once; one more is refused. */
  streamsPerUser: 100,
  /** Runs from the queue at once; more of them wait. */
  workedPerUser: 10,
  /** Waiting in the queue; one more is refused. */
  queuedPerUser: 10_000,
} as const;
