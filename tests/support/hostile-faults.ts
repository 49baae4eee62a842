import type { IncomingMessage, ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";

/** What a page would have said, and what it says instead. */
export type GammaPage = { rows: unknown[]; nextCursor: string | null };

export type PageContext = {
  /** The cursor that the request carried. */
  cursor: string | null;
  /** The page before this one, in the good order. */
  previous: unknown[];
  firstCursor: string;
};

export type Fault =
  /** Answers in its own way; the good body is handed in. */
  | { answer(request: IncomingMessage, response: ServerResponse, body: string): void }
  /** Changes what a list page says; everything else about the answer is as it should be. */
  | { page(good: GammaPage, context: PageContext): GammaPage };

const json = { "content-type": "application/json" };

const plain = (status: number, body: string, headers: Record<string, string> = json): Fault => ({
  answer: (_, response) => void response.writeHead(status, headers).end(body),
});

export const tooManyRequests = (retryAfter?: number | Date): Fault =>
  plain(429, '{"error":"rate limited"}', {
    ...json,
    ...(retryAfter !== undefined && {
      "retry-after": typeof retryAfter === "number" ? String(retryAfter) : retryAfter.toUTCString(),
    }),
  });

export const status = (code: number, body = '{"error":"failed"}'): Fault => plain(code, body);
export const html = (code = 200): Fault =>
  plain(code, "<!doctype html><html><body>Just a moment…</body></html>", {
    "content-type": "text/html",
  });
export const bareOk = plain(200, "OK", { "content-type": "text/plain" });
export const nullBody = plain(200, "null");
export const emptyBody = plain(200, "");
export const errorObject = plain(200, '{"error":"internal error"}');
export const emptyArray = plain(200, "[]");

export const reset: Fault = {
  answer: (request) => void request.socket.destroy(),
};

/** Half of the good answer, and then the end, as if it were all. */
export const truncated: Fault = {
  answer: (_, response, body) =>
    void response.writeHead(200, json).end(body.slice(0, Math.floor(body.length / 2))),
};

/** Half of the good answer, and then the connection breaks. */
export const cutOff: Fault = {
  answer(request, response, body) {
    response.writeHead(200, { ...json, "content-length": Buffer.byteLength(body) });
    response.write(body.slice(0, Math.floor(body.length / 2)), () => request.socket.destroy());
  },
};

export const slowHeaders = (ms: number): Fault => ({
  answer(_, response, body) {
    const timer = setTimeout(() => response.writeHead(200, json).end(body), ms);
    response.on("close", () => clearTimeout(timer));
  },
});

/** One byte every `everyMs`: each read succeeds, the whole never comes. */
export const slowBody = (everyMs: number): Fault => ({
  answer(_, response, body) {
    response.writeHead(200, json);
    let at = 0;
    const timer = setInterval(() => {
      response.write(body.slice(at, at + 1));
      at += 1;
      if (at >= body.length) response.end();
    }, everyMs);
    response.on("close", () => clearInterval(timer));
  },
});

/** A good beginning and then padding without end. */
export const huge = (bytes: number): Fault => ({
  answer(_, response) {
    response.writeHead(200, json);
    response.write('{"events":[],"markets":[],"padding":"');
    const block = "x".repeat(65_536);
    let left = bytes;
    const push = () => {
      while (left > 0) {
        left -= block.length;
        if (!response.write(block)) return void response.once("drain", push);
      }
      response.end('"}');
    };
    push();
  },
});

/** A few kilobytes on the wire that unfold to `bytes`. */
export const gzipBomb = (bytes: number): Fault => {
  const bomb = gzipSync(`{"events":[],"markets":[],"padding":"${"x".repeat(bytes)}"}`);
  return {
    answer: (_, response) =>
      void response.writeHead(200, { ...json, "content-encoding": "gzip" }).end(bomb),
  };
};

/** The first row of the page is nested `levels` deep; `JSON.stringify` could not write it. */
export const deepRow = (levels: number): Fault => ({
  answer(_, response, body) {
    const deep = `${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`;
    response.writeHead(200, json).end(body.replace(/\[\{/, `[${deep},{`));
  },
});

export const emptyPage: Fault = {
  page: ({ nextCursor }) => ({ rows: [], nextCursor }),
};

/** The rows of the page before come again, and the walk goes on. */
export const duplicatePage: Fault = {
  page: ({ nextCursor }, { previous }) => ({ rows: previous, nextCursor }),
};

/** A new row came in at the top: the last row of the page before is the first of this one. */
export const shiftedPage: Fault = {
  page: ({ rows, nextCursor }, { previous }) => ({
    rows: [...previous.slice(-1), ...rows],
    nextCursor,
  }),
};

export const stuckCursor: Fault = {
  page: ({ rows, nextCursor }, { cursor }) => ({ rows, nextCursor: cursor ?? nextCursor }),
};

export const cyclicCursor: Fault = {
  page: ({ rows }, { firstCursor }) => ({ rows, nextCursor: firstCursor }),
};

let endless = 0;
/** A new cursor every time, for ever. */
export const endlessCursor: Fault = {
  page: ({ rows }) => ({ rows, nextCursor: `endless-${++endless}` }),
};

/** For type drift, an older row, a row that is gone: whatever a test wants the rows to be. */
export const changedRows = (change: (rows: unknown[]) => unknown[]): Fault => ({
  page: ({ rows, nextCursor }) => ({ rows: change(rows), nextCursor }),
});

/** One field of the first row's first market holds something else. */
export const driftedMarket = (field: string, value: unknown): Fault =>
  changedRows((rows) =>
    rows.map((row, index) => (index === 0 ? withDrift(row, field, value) : row)),
  );

function withDrift(row: unknown, field: string, value: unknown): unknown {
  const event = row as { markets?: Record<string, unknown>[] };
  if (!event.markets) return { ...event, [field]: value };
  const [first, ...rest] = event.markets;
  return { ...event, markets: [{ ...first, [field]: value }, ...rest] };
}
