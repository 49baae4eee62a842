import { EgressError } from "./egress-error.ts";

const MAX_HEADERS = 50;
const MAX_CHARACTERS = 16_384;
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const VALUE = /^[\t\u0020-\u007e\u0080-\u00ff]*$/;

/** They decide where a request goes, how it is framed or what it unfolds to: the client's own business. */
const OURS =
  /^(host|connection|keep-alive|content-length|transfer-encoding|accept-encoding|upgrade|te|trailer|expect|via|http2-settings|forwarded|x-forwarded-.*|x-real-ip|proxy-.*|sec-.*)$/;

/** Headers with names in lower case. Throws BAD_INPUT, which names the header and never its value. */
export function checkEgressHeaders(
  headers: Readonly<Record<string, string>>,
): Record<string, string> {
  const entries = Object.entries(headers);
  if (entries.length > MAX_HEADERS)
    throw new EgressError("BAD_INPUT", `At most ${MAX_HEADERS} headers are allowed`);
  const checked: Record<string, string> = Object.create(null);
  let characters = 0;
  for (const [written, value] of entries) {
    const name = written.toLowerCase();
    characters += name.length + value.length;
    if (!TOKEN.test(name) || OURS.test(name))
      throw new EgressError("BAD_INPUT", `The header ${JSON.stringify(written)} may not be set`);
    if (!VALUE.test(value))
      throw new EgressError("BAD_INPUT", `The header ${written} holds what no header may hold`);
    if (name in checked) throw new EgressError("BAD_INPUT", `The header ${written} is set twice`);
    checked[name] = value;
  }
  if (characters > MAX_CHARACTERS)
    throw new EgressError("BAD_INPUT", `The headers have more than ${MAX_CHARACTERS} characters`);
  return checked;
}
