import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import { endpoints } from "@/lib/server/endpoints.ts";
import { sourceFiles, type SourceFile } from "@/tests/support/source-files.ts";

const files = sourceFiles(["app", "components", "hooks", "lib"]);
const inLib = files.filter(({ path }) => path.startsWith("lib/"));
const top = (path: string) =>
  ["proxy.ts", "instrumentation.ts"].includes(path) ? "app" : (path.split("/")[0] ?? "");

/** Empty where nothing breaks the rule; else what to do, and the files. */
const report = (wrong: string[], hint: string) =>
  wrong.length === 0 ? "" : [hint, ...new Set(wrong)].join("\n");

const edges = (from: SourceFile[], isWrong: (path: string, target: string) => boolean) =>
  from.flatMap(({ path, imports }) =>
    imports.flatMap(({ target }) =>
      target !== null && isWrong(path, target) ? [`${path} -> ${target}`] : [],
    ),
  );

describe("imports", () => {
  const LAYERS = ["lib", "hooks", "components", "app"];
  it("point down: app → components → hooks → lib", () => {
    const rank = (path: string) => LAYERS.indexOf(top(path));
    expect(
      report(
        edges(files, (path, target) => rank(target) > rank(path) || top(target) === "tests"),
        "Move what both need down a layer, or hand it in as an argument.",
      ),
    ).toBe("");
  });

  /** Left may not import right. */
  const ORDER =
    "errors env context trust http supabase polymarket llm demo markets events wallets watchlist screens notes settings whales insiders signals analysis alerts workflows copilot search keys sync auth account admin server".split(
      " ",
    );
  const domainOf = (path: string) => (path.split("/")[1] ?? "").replace(/\.ts$/, "");
  const rankOf = (path: string) => ORDER.indexOf(domainOf(path));

  it("know every folder of lib", () => {
    expect(
      report(
        inLib.filter(({ path }) => rankOf(path) < 0).map(({ path }) => path),
        "Give the new folder its place in ORDER, left of everything that may use it.",
      ),
    ).toBe("");
  });

  it("inside lib point left", () => {
    const isFree = (target: string) =>
      /^lib\/[a-z-]+\/schema\.ts$/.test(target) || target === "lib/supabase/database.types.ts";
    expect(
      report(
        edges(
          inLib,
          (path, target) =>
            target.startsWith("lib/") &&
            domainOf(path) !== domainOf(target) &&
            !isFree(target) &&
            rankOf(target) > rankOf(path),
        ),
        "Take what is needed from the right as a port in the context, or move the shared part left.",
      ),
    ).toBe("");
  });

  it("make no cycles", () => {
    expect(report(findCycles(files), "Split the file so that the arrows point one way.")).toBe("");
  });

  it("inside lib are relative and end in .ts, so that Node, Deno and Next read the same file", () => {
    const wrong = inLib.flatMap(({ path, imports }) =>
      imports
        .filter(
          ({ specifier }) =>
            specifier.startsWith("@/") ||
            (specifier.startsWith(".") && !/\.(ts|tsx|json)$/.test(specifier)),
        )
        .map(({ specifier }) => `${path}: "${specifier}"`),
    );
    expect(report(wrong, "Write ../folder/file.ts.")).toBe("");
  });

  it("above lib reach other top folders through @/", () => {
    const wrong = files
      .filter(({ path }) => !path.startsWith("lib/"))
      .flatMap(({ path, imports }) =>
        imports
          .filter(({ specifier, target }) =>
            Boolean(specifier.startsWith("..") && target && top(target) !== top(path)),
          )
          .map(({ specifier }) => `${path}: "${specifier}"`),
      );
    expect(report(wrong, "Write @/folder/file.")).toBe("");
  });

  it("give the secret key to lib/server alone", () => {
    expect(
      report(
        edges(
          files,
          (path, target) => target === "lib/supabase/service.ts" && !path.startsWith("lib/server/"),
        ),
        "Take ctx.service.",
      ),
    ).toBe("");
    expect(
      report(
        files
          .filter(
            ({ path, text }) =>
              text.includes("SUPABASE_SECRET_KEY") &&
              !["lib/env.ts", "lib/supabase/service.ts"].includes(path),
          )
          .map(({ path }) => path),
        "Only lib/supabase/service.ts reads the secret key.",
      ),
    ).toBe("");
  });

  it("keep lib/server out of the browser", () => {
    expect(
      report(
        edges(
          files.filter(
            ({ path, text }) =>
              ["components", "hooks"].includes(top(path)) || /^["']use client/m.test(text),
          ),
          (_path, target) => target.startsWith("lib/server/"),
        ),
        "Read it in a page or a route, and pass the value on.",
      ),
    ).toBe("");
  });

  it("give sockets to the guarded client alone", () => {
    expect(
      report(
        inLib
          .filter(
            ({ path, imports }) =>
              !["lib/server/guarded-fetch.ts", "lib/server/peer-address.ts"].includes(path) &&
              imports.some(({ specifier }) =>
                /^(undici|node:(net|tls|https?|dgram|dns.*))$/.test(specifier),
              ),
          )
          .map(({ path }) => path),
        "Ask through lib/server/guarded-fetch.ts, or take a fetch as an argument.",
      ),
    ).toBe("");
  });

  it("keep frameworks out of lib, but for its composition root", () => {
    const wrong = inLib
      .filter(({ path }) => !path.startsWith("lib/server/"))
      .flatMap(({ path, imports }) =>
        imports
          .filter(({ specifier }) => /^(next|react|react-dom)(\/|$)/.test(specifier))
          .map(({ specifier }) => `${path}: "${specifier}"`),
      );
    expect(report(wrong, "lib knows no screen: move the part that does up.")).toBe("");
  });
});

describe("lib runs anywhere", () => {
  it("without process, Buffer, window and node: modules", () => {
    const mayUseNode = /^lib\/(server|demo)\//;
    const withoutComments = (text: string) => text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
    expect(
      report(
        inLib
          .filter(({ path }) => !mayUseNode.test(path))
          .filter(({ text }) =>
            /(?<![\w."'`-])(process\.|Buffer\b|window\.(location|localStorage)|document\.|Deno\.)|["']node:/.test(
              withoutComments(text),
            ),
          )
          .map(({ path }) => path),
        "Configuration, clients and time come in as arguments; Node belongs to lib/server and supabase/local.",
      ),
    ).toBe("");
  });
});

describe("files", () => {
  it("have at most 300 lines", () => {
    expect(
      report(
        files.filter(({ lines }) => lines > 300).map(({ path, lines }) => `${path}: ${lines}`),
        "Split it: one export a file.",
      ),
    ).toBe("");
  });

  it("are short: half within 60 lines, nine in ten within 160", () => {
    const lengths = files
      .filter(({ path }) => !path.startsWith("components/ui/"))
      .map(({ lines }) => lines)
      .sort((a, b) => a - b);
    const at = (share: number) => lengths[Math.floor(lengths.length * share)] ?? 0;
    expect(at(0.5)).toBeLessThanOrEqual(60);
    expect(at(0.9)).toBeLessThanOrEqual(160);
  });

  it("are named after what they hold, in kebab-case", () => {
    const special = /^(\[.+\]|\(.+\)|[a-z0-9]+(-[a-z0-9]+)*)(\.(test|types|generated|d))?\.tsx?$/;
    expect(
      report(
        files
          .filter(
            ({ path }) =>
              !special.test(basename(path)) ||
              /^(utils|helpers|types|misc|common)\.tsx?$/.test(basename(path)),
          )
          .map(({ path }) => path),
        "One export a file, and its name in kebab-case; no drawers for odds and ends.",
      ),
    ).toBe("");
  });

  it("switch no rule off without a reason", () => {
    const pattern = /@ts-(ignore|nocheck|expect-error)|(ox|es)lint-disable/;
    expect(
      report(
        files.flatMap(({ path, text }) =>
          text
            .split("\n")
            .filter((line) => pattern.test(line) && !/--\s*\S+\s+\S+/.test(line))
            .map((line) => `${path}: ${line.trim()}`),
        ),
        "Mend it, or write the reason behind ` -- `.",
      ),
    ).toBe("");
  });
});

describe("routes", () => {
  const routeFiles = files.filter(({ path }) => /^app\/api\/.*route\.ts$/.test(path));

  it("all go through the one wrapper", () => {
    const exported = "export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes(";
    expect(
      report(
        routeFiles
          .filter(({ text }) => !text.includes(exported) || /export (async )?function/.test(text))
          .map(({ path }) => path),
        `Write ${exported}bind(endpoint, verb)).`,
      ),
    ).toBe("");
  });

  it("import the wrapper first, so that one copy of what they share is built for all of them", () => {
    expect(
      report(
        routeFiles
          .filter(({ imports }) => imports[0]?.target !== "lib/server/route.ts")
          .map(({ path }) => path),
        "The bundler names shared code by the order of imports: put @/lib/server/route.ts before all others.",
      ),
    ).toBe("");
  });

  it("stand where their endpoint says, and every endpoint has one", () => {
    const folders = new Set(
      routeFiles.map(({ path }) => path.replaceAll(/^app|\/route\.ts$/g, "")),
    );
    const paths = new Set<string>(endpoints.map(({ path }) => path));
    expect(
      report(
        [...folders].filter((path) => !paths.has(path) && path !== "/api/[[...path]]"),
        "Declare an endpoint with this path in lib/<domain>/api.ts and bind it here.",
      ),
    ).toBe("");
    expect(
      report(
        [...paths].filter((path) => !folders.has(path)),
        "Bind the endpoint to its verb in app/<path>/route.ts.",
      ),
    ).toBe("");
  });

  it("declare who may call, what it costs and what it takes", () => {
    const allowed = new Set(["public", "user", "admin", "cron", "admin-or-cron"]);
    expect(
      report(
        endpoints
          .filter(
            ({ access, cost, input, output, summary }) =>
              !allowed.has(access) || !(cost >= 0) || !input || !output || summary === "",
          )
          .map(({ method, path }) => `${method} ${path}`),
        "Give the endpoint access, cost, summary, input and output.",
      ),
    ).toBe("");
  });

  it("let strangers write nothing but accounts and checks", () => {
    const open = endpoints.filter(({ access, method }) => access === "public" && method !== "GET");
    expect(
      report(
        open
          .map(({ path }) => path)
          .filter((path) => !path.startsWith("/api/auth/") && path !== "/api/workflows/validate"),
        "A public write needs `access`, or a place in this list with a reason.",
      ),
    ).toBe("");
  });
});

describe("node types", () => {
  it("are all registered", () => {
    const folder = "lib/workflows/nodes";
    const index = `${folder}/index.ts`;
    const registry = existsSync(index) ? readFileSync(index, "utf8") : "";
    const names = existsSync(folder)
      ? readdirSync(folder).filter((name) => name.endsWith(".ts") && name !== "index.ts")
      : [];
    expect(
      report(
        names.filter((name) => !registry.includes(`"./${name}"`)),
        `Add one line a node type to ${index}.`,
      ),
    ).toBe("");
  });

  it("reach the network through ctx alone", () => {
    const nodeFiles = inLib.filter(({ path }) => path.startsWith("lib/workflows/nodes/"));
    const ways =
      /\b(fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon|createConnection)\b\s*\(/;
    const clients = /^(node:.*|https?|net|tls|dgram|undici|axios|got|ws|openai|@anthropic-ai\/.*)$/;
    expect(
      report(
        nodeFiles
          .filter(
            ({ text, imports }) =>
              ways.test(text) || imports.some(({ specifier }) => clients.test(specifier)),
          )
          .map(({ path }) => path),
        "Take a port of ctx: ctx.http asks public addresses only.",
      ),
    ).toBe("");
  });
});

function findCycles(all: SourceFile[]): string[] {
  const byPath = new Map(all.map((file) => [file.path, file]));
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (path: string, trail: string[]) => {
    const at = trail.indexOf(path);
    if (at >= 0) {
      cycles.push([...trail.slice(at), path].join(" -> "));
      return;
    }
    if (done.has(path)) return;
    for (const { target } of byPath.get(path)?.imports ?? [])
      if (target !== null && byPath.has(target)) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const { path } of all) visit(path, []);
  return cycles;
}
