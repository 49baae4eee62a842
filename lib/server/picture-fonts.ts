import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { processWide } from "./process-wide.ts";

const FOLDER = join(process.cwd(), "node_modules/geist/dist/fonts/geist-sans");

const read = async (name: string, weight: 400 | 600) => ({
  name: "Geist",
  data: await readFile(join(FOLDER, `${name}.ttf`)),
  weight,
  style: "normal" as const,
});

/** The page's own font, from its package, for pictures that are drawn on the server. */
export const pictureFonts = () =>
  processWide("picture-fonts", () =>
    Promise.all([read("Geist-Regular", 400), read("Geist-SemiBold", 600)]),
  );
