import type { PlanNode } from "./plan.ts";
import { type NodeResult, isPure } from "./node.ts";

const MAX_KEY_CHARACTERS = 64 * 1024;
const MAX_CHARACTERS = 32 * 1024 * 1024;
const MAX_AGE_MS = 60 * 60_000;

type Kept = { result: NodeResult<unknown>; characters: number; keptAt: number };

/** What pure nodes put out, by the whole of what they depend on: type, version, config, variables and input. */
export type NodeCache = {
  /** Null where the node is not pure, or what it depends on is too long to be worth a look. */
  keyOf(planNode: PlanNode, variables: object, input: unknown): string | null;
  get(key: string): NodeResult<unknown> | undefined;
  keep(key: string, result: NodeResult<unknown>, characters: number): void;
};

/**
 * In this process only, the least recently used let go first: a pure node costs less than a look into the database,
 * and what a resumed run needs stands among its steps.
 */
export function createNodeCache({
  now,
  maxCharacters = MAX_CHARACTERS,
}: {
  now(): number;
  maxCharacters?: number;
}): { forUser(userId: string): NodeCache } {
  const kept = new Map<string, Kept>();
  let characters = 0;

  const drop = (key: string, { characters: freed }: Kept) => {
    kept.delete(key);
    characters -= freed;
  };
  const get = (key: string) => {
    const hit = kept.get(key);
    if (!hit) return undefined;
    drop(key, hit);
    if (now() - hit.keptAt > MAX_AGE_MS) return undefined;
    kept.set(key, hit);
    characters += hit.characters;
    return hit.result;
  };
  const keep = (key: string, result: NodeResult<unknown>, size: number) => {
    const before = kept.get(key);
    if (before) drop(key, before);
    const entry = { result, characters: key.length + size, keptAt: now() };
    kept.set(key, entry);
    characters += entry.characters;
    for (const [oldest, value] of kept) {
      if (characters <= maxCharacters) break;
      drop(oldest, value);
    }
  };
  return {
    forUser: (userId) => ({
      keyOf(planNode, variables, input) {
        if (!isPure(planNode.type, planNode.config)) return null;
        const { type, version } = planNode.type;
        try {
          const rest = JSON.stringify([planNode.config, variables, input]);
          return rest.length > MAX_KEY_CHARACTERS ? null : `${userId} ${type}@${version} ${rest}`;
        } catch {
          return null;
        }
      },
      get,
      keep,
    }),
  };
}
