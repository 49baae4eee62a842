/** Pictures and the site's map need a host; where the page is served from this machine it speaks plain http. */
export function readBase(host: string | null): URL {
  const isNamed = host !== null && /^[a-z0-9.-]+(:\d+)?$/i.test(host);
  const name = isNamed ? host : "localhost";
  return new URL(`${/^(localhost|127\.|\d+\.)/.test(name) ? "http" : "https"}://${name}`);
}
