// Keeps the last answer of every page that was opened and of the public reads, so that the terminal opens without a
// connection and says how old it is. Network first always; what is kept goes whenever the account changes.

const build = new URL(self.location.href).searchParams.get("build") ?? "unknown";
const PREFIX = "cascadian-";
const NAMES = {
  files: `${PREFIX}files-${build}`,
  pages: `${PREFIX}pages-${build}`,
  reads: `${PREFIX}reads-${build}`,
  account: `${PREFIX}account`,
};
const KEPT_AT = "x-cascadian-kept-at";
const MOST = { pages: 40, reads: 120 };

/** Pages that show what is nobody else's business, or that mean nothing without a connection. */
const NOT_KEPT = /^\/(sign-in|sign-up|reset|settings|admin|api)(\/|$)/;
const PUBLIC_READ = /^\/api\/(polymarket|whale|insiders|signals|analysis)\//;

/** Answers that were on their way when the account changed belong to the one before. */
let epoch = 0;

self.addEventListener("install", () => {
  // The first version takes over at once; a later one waits until the reader agrees.
  if (!self.registration.active) self.skipWaiting();
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      const wanted = new Set(Object.values(NAMES));
      for (const name of await caches.keys())
        if (name.startsWith(PREFIX) && !wanted.has(name)) await caches.delete(name);
      await self.clients.claim();
    })(),
  );
});

self.addEventListener("message", (event) => {
  const { type, account } = event.data ?? {};
  if (type === "activate") self.skipWaiting();
  if (type === "account") event.waitUntil(meetAccount(String(account)));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (request.method !== "GET") {
    if (url.pathname.startsWith("/api/auth/")) event.waitUntil(forget());
    return;
  }
  if (url.pathname.startsWith("/_next/static/")) event.respondWith(fromFiles(request));
  else if (request.mode === "navigate") event.respondWith(page(event, url));
  else if (PUBLIC_READ.test(url.pathname) && !url.searchParams.has("format"))
    event.respondWith(read(event, url));
});

async function forget() {
  epoch += 1;
  await Promise.all([caches.delete(NAMES.pages), caches.delete(NAMES.reads)]);
}

/** Who is signed in, told by every page; another one finds nothing of the one before. */
async function meetAccount(account) {
  const cache = await caches.open(NAMES.account);
  const known = await cache.match("/account");
  if (known && (await known.text()) === account) return;
  if (known) await forget();
  await cache.put("/account", new Response(account));
}

async function fromFiles(request) {
  const cache = await caches.open(NAMES.files);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}

async function page(event, url) {
  const key = url.pathname + url.search;
  try {
    const answer = await fetch(event.request);
    const isPage = answer.ok && (answer.headers.get("content-type") ?? "").includes("text/html");
    if (isPage && !NOT_KEPT.test(url.pathname)) event.waitUntil(keep("pages", key, answer.clone()));
    return answer;
  } catch {
    const kept = await lookUp("pages", key);
    return kept ? toKeptPage(kept) : nothingKept();
  }
}

async function read(event, url) {
  const key = url.pathname + url.search;
  try {
    const answer = await fetch(event.request);
    if (answer.ok) event.waitUntil(keep("reads", key, answer.clone()));
    return answer;
  } catch (error) {
    const kept = await lookUp("reads", key);
    if (!kept) throw error;
    const body = await kept.json();
    return new Response(JSON.stringify({ ...body, metadata: { ...body.metadata, stale: true } }), {
      headers: kept.headers,
    });
  }
}

async function lookUp(kind, key) {
  return (await caches.open(NAMES[kind])).match(key);
}

async function keep(kind, key, answer) {
  const before = epoch;
  const headers = new Headers(answer.headers);
  headers.set(KEPT_AT, new Date().toISOString());
  // What was compressed on its way is not any more.
  headers.delete("content-encoding");
  headers.delete("content-length");
  const body = await answer.blob();
  if (before !== epoch) return;
  const cache = await caches.open(NAMES[kind]);
  await cache.delete(key);
  await cache.put(key, new Response(body, { headers }));
  const keys = await cache.keys();
  for (const old of keys.slice(0, Math.max(keys.length - MOST[kind], 0))) await cache.delete(old);
}

/** The page as it was, with its age where the page's own banner looks for it. */
async function toKeptPage(kept) {
  const at = kept.headers.get(KEPT_AT) ?? "";
  const text = await kept.text();
  return new Response(text.replace("<html ", `<html data-kept-at="${at}" `), {
    headers: kept.headers,
  });
}

async function nothingKept() {
  const cache = await caches.open(NAMES.pages);
  const paths = (await cache.keys()).map(({ url }) => new URL(url)).reverse();
  const links = paths
    .map(({ pathname, search }) => {
      const href = (pathname + search).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
      return `<li><a href="${href}">${href}</a></li>`;
    })
    .join("");
  return new Response(
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>No connection · Cascadian</title>
<body style="margin:0;background:#0c0e12;color:#eceef1;font:13px/20px system-ui,sans-serif"><main style="max-width:40rem;margin:12vh auto;padding:0 16px">
<h1 style="font-size:17px">No connection</h1><p style="color:#a1a6b0">This page was not opened before, so nothing of it is kept. ${links ? "These were:" : "Connect, then try again."}</p><ul>${links}</ul></main>`,
    { status: 503, headers: { "content-type": "text/html; charset=utf-8" } },
  );
}
