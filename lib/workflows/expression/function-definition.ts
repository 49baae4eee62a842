import type { Evaluation } from "./evaluation.ts";
import type { ValueType } from "./value-type.ts";

/** What an argument must be; `moment` is ISO text or milliseconds. */
export type ParameterKind = "number" | "text" | "boolean" | "moment" | "list" | "any";

export type FunctionDefinition = {
  name: string;
  /** As the builder shows it while one types. */
  signature: string;
  docs: string;
  /** The last one repeats up to `most` arguments. */
  parameters: readonly ParameterKind[];
  least: number;
  most: number;
  returns: ValueType | ((types: readonly ValueType[]) => ValueType);
  /** Called with unknown arguments too; without it one unknown argument makes the answer unknown. */
  takesNull?: boolean;
  /** The answer is another one at another moment. */
  isVolatile?: boolean;
  /** `refuse` throws its words with the place. */
  apply(args: readonly unknown[], run: Evaluation, refuse: (message: string) => never): unknown;
};

const MOST = 50;
const defined =
  (returns: FunctionDefinition["returns"]) =>
  (
    signature: string,
    docs: string,
    parameters: readonly ParameterKind[],
    apply: FunctionDefinition["apply"],
    more: Partial<FunctionDefinition> = {},
  ): FunctionDefinition => ({
    name: signature.slice(0, signature.indexOf("(")),
    signature,
    docs,
    parameters,
    least: parameters.length,
    most: signature.includes("…") ? MOST : parameters.length,
    returns,
    apply,
    ...more,
  });

export const gives = {
  number: defined({ kind: "number" }),
  text: defined({ kind: "text" }),
  boolean: defined({ kind: "boolean" }),
  date: defined({ kind: "date" }),
  any: (returns: (types: readonly ValueType[]) => ValueType) => defined(returns),
};
