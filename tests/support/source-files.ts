import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, posix } from "node:path";

export type SourceFile = {
  /** From the repository root, with forward slashes. */
  path: string;
  text: string;
  lines: number;
  imports: {
    specifier: string;
    /** The file that it names, where it is one of ours. */ target: string | null;
  }[];
};

const IMPORT = /(?:\bfrom\s+|\bimport\s+|\bimport\()\s*["']([^"']+)["']/g;
const GENERATED = /\.generated\.|database\.types\.ts$/;

/** Every source file under the folders, and the files at the root that Next reads. */
export function sourceFiles(folders: string[]): SourceFile[] {
  const inside = folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) =>
        posix.join(folder, path.replaceAll("\\", "/")),
      ),
    );
  return [...inside, "proxy.ts", "instrumentation.ts"]
    .filter((path) => /\.tsx?$/.test(path) && !GENERATED.test(path) && existsSync(path))
    .map(readSource);
}

function readSource(path: string): SourceFile {
  const text = readFileSync(path, "utf8");
  const imports = [...text.matchAll(IMPORT)].map(([, specifier = ""]) => ({
    specifier,
    target: resolve(path, specifier),
  }));
  return { path, text, lines: text.trimEnd().split("\n").length, imports };
}

function resolve(from: string, specifier: string): string | null {
  const target = specifier.startsWith("@/")
    ? specifier.slice(2)
    : specifier.startsWith(".")
      ? posix.join(dirname(from), specifier)
      : null;
  if (target === null || /\.(ts|tsx|json|css|mjs)$/.test(target)) return target;
  const endings = [".ts", ".tsx", "/index.ts", "/index.tsx"];
  return endings.map((ending) => target + ending).find((path) => existsSync(path)) ?? target;
}
