import { useEffect, useRef, useState } from "react";
import {
  type Arrangement,
  ARRANGEMENT_COOKIE,
  readArrangement,
  writeArrangement,
} from "./arrangement";

const YEAR_SECONDS = 31_536_000;
const REST_MS = 800;

/** The reader's order of panels: in a cookie, so that the server draws it right at once, and in the settings, for every device. */
export function useArrangement(initial: string | null) {
  const [arrangement, setArrangement] = useState(() => readArrangement(initial));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const change = (next: Arrangement) => {
    const text = writeArrangement(next);
    setArrangement(next);
    // oxlint-disable-next-line unicorn/no-document-cookie -- the cookie store API is not in every browser that we serve
    document.cookie = `${ARRANGEMENT_COOKIE}=${text}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      void import("@/hooks/save-settings").then(({ saveSettings }) =>
        saveSettings({ overview: text }),
      );
    }, REST_MS);
  };
  return { arrangement, change, reset: () => change(readArrangement(null)) };
}
