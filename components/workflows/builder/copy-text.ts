import { toast } from "@/hooks/toast";

/** Says whether it worked: not every page may write the clipboard. */
export async function copyText(text: string, done: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast.success(done);
  } catch {
    toast.error("Not copied", { description: "The browser does not allow it on this page." });
  }
}
