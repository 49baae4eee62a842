import { useSyncExternalStore } from "react";

const subscribe = () => () => {};

/** What the keyboard of this machine calls the key of commands. */
export const modKey = () => (/Mac|iPhone|iPad/.test(navigator.platform) ? "⌘" : "Ctrl");

export const useModKey = () => useSyncExternalStore(subscribe, modKey, () => "Ctrl");
