import { useState } from "react";
import {
  type Arrangement,
  ARRANGEMENT_COOKIE,
  readArrangement,
  writeArrangement,
} from "./arrangement";

const YEAR_SECONDS = 31_536_000;

/** The reader's order of panels, kept in a cookie, so that the server draws it right the first time. */
export function useArrangement(initial: string | null) {
  const [arrangement, setArrangement] = useState(() => readArrangement(initial));
  const change = (next: Arrangement) => {
    setArrangement(next);
    // oxlint-disable-next-line unicorn/no-document-cookie -- the cookie store API is not in every browser that we serve
    document.cookie = `${ARRANGEMENT_COOKIE}=${writeArrangement(next)}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
  };
  return { arrangement, change, reset: () => change(readArrangement(null)) };
}
