import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files that take a minute or more, longest first; vitest itself knows how long a file takes only from a run before. */
const LONG = [
  "e2e/faces",
  "e2e/kill",
  "e2e/builder",
  "e2e/follow",
  "e2e/canvas",
  "e2e/discovery",
  "e2e/accounts",
  "e2e/processes",
  "e2e/life-cycle",
  "e2e/market",
  "app/hostile-input",
  "db/scoring",
  "app/templates",
];

const placeOf = ({ moduleId }: TestSpecification) => {
  const place = LONG.findIndex((name) => moduleId.endsWith(`${name}.test.ts`));
  return place === -1 ? LONG.length : place;
};

/** Long files first, so that the workers end together. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((left, right) => placeOf(left) - placeOf(right));
  }
}
