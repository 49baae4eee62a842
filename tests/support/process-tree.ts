import { readFileSync } from "node:fs";

export type Child = { pid: number; command: string };

/** The living children of a process, by Linux's own book-keeping. */
export function childrenOf(pid: number): Child[] {
  const read = (path: string) => {
    try {
      return readFileSync(path, "utf8");
    } catch {
      return "";
    }
  };
  return read(`/proc/${pid}/task/${pid}/children`)
    .split(" ")
    .filter(Boolean)
    .map((text) => ({
      pid: Number(text),
      command: read(`/proc/${text}/cmdline`).replaceAll("\0", " ").trim(),
    }));
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^\S+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}
