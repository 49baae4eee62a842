import type { FunctionDefinition } from "./function-definition.ts";
import { listFunctions } from "./list-functions.ts";
import { scalarFunctions } from "./scalar-functions.ts";

export const functions: readonly FunctionDefinition[] = [...scalarFunctions, ...listFunctions];

export const functionByName: ReadonlyMap<string, FunctionDefinition> = new Map(
  functions.map((definition) => [definition.name, definition]),
);
