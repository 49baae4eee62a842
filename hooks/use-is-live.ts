import { useSyncExternalStore } from "react";

const neverChanges = () => () => {};
const inBrowser = () => true;
const onServer = () => false;

/** False in what the server draws and in the first render over it; true once the page runs. */
export const useIsLive = (): boolean => useSyncExternalStore(neverChanges, inBrowser, onServer);
