import { conditionIdOf, type MarketRef, slugTail, toCode, tokenIdOf } from "./ids.ts";
import type { MarketNames } from "./market-spec.ts";

export function slugify(text: string): string {
  const plain = text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "");
  return plain.slice(0, 80) || "market";
}

class LazyNames implements MarketNames {
  readonly #seed: number;
  readonly #ref: MarketRef;
  readonly #question: string;
  #slug: string | undefined;
  #conditionId: string | undefined;
  #tokenIds: readonly [string, string] | undefined;

  constructor(seed: number, ref: MarketRef, question: string) {
    this.#seed = seed;
    this.#ref = ref;
    this.#question = question;
  }

  get slug(): string {
    const { slot, n, k } = this.#ref;
    return (this.#slug ??= `${slugify(this.#question)}-${slugTail(slot, n, k)}`);
  }

  get conditionId(): string {
    return (this.#conditionId ??= conditionIdOf(this.#seed, toCode(this.#ref)));
  }

  get tokenIds(): readonly [string, string] {
    const code = toCode(this.#ref);
    return (this.#tokenIds ??= [tokenIdOf(this.#seed, code, 0), tokenIdOf(this.#seed, code, 1)]);
  }
}

export function namesOf(seed: number, ref: MarketRef, question: string): MarketNames {
  return new LazyNames(seed, ref, question);
}
