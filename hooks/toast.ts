import { notices } from "./notices";

type Options = {
  description?: string;
  /** How long it stays; the usual time without it. */
  duration?: number;
  action?: { label: string; onClick: () => void };
};

const give = (
  title: string,
  { description, action, duration }: Options = {},
  isFailure = false,
): void =>
  notices.give({
    title,
    ...(description !== undefined && { description }),
    ...(action && { action: { label: action.label, act: action.onClick } }),
    ...(duration !== undefined && { durationMs: duration }),
    isFailure,
  });

/** Says in passing what was done, or why it was not; who shows it is loaded with the first. */
export const toast = Object.assign((title: string, options?: Options) => give(title, options), {
  success: (title: string, options?: Options) => give(title, options),
  error: (title: string, options?: Options) => give(title, options, true),
});
