/** The outputs of several parents by source id. It has no prototype, which tells it from an object that one parent put out. */
export const createBySource = (): Record<string, unknown> => Object.create(null);

export const isBySource = (input: unknown): input is Record<string, unknown> =>
  typeof input === "object" && input !== null && Object.getPrototypeOf(input) === null;
