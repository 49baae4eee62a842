import type { AppContext } from "@/lib/server/context";

/** A first answer for a page; null where it failed or took too long, and then the browser asks for it. */
export async function withinBudget<T>(
  { log }: Pick<AppContext, "log">,
  what: string,
  answer: Promise<T>,
  budgetMs: number,
): Promise<T | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, budgetMs, null);
  });
  try {
    return await Promise.race([answer, late]);
  } catch (error) {
    log("warn", `${what} could not be read for a page`, { error });
    return null;
  } finally {
    clearTimeout(timer);
  }
}
