import type { Metadata } from "./endpoint.ts";

/** A verb's answer when data alone does not say it: list metadata, another status, extra headers. */
export class Reply<T> {
  readonly data: T;
  readonly metadata: Metadata | undefined;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    data: T,
    options: { metadata?: Metadata; status?: number; headers?: Record<string, string> } = {},
  ) {
    this.data = data;
    this.metadata = options.metadata;
    this.status = options.status ?? 200;
    this.headers = options.headers ?? {};
  }
}

export const reply = <T>(...args: ConstructorParameters<typeof Reply<T>>) => new Reply<T>(...args);
