/** On every answer, page or JSON. */
const COMMON: Record<string, string> = {
  "x-content-type-options": "nosniff",
  // Same-origin forms need it: under `no-referrer` browsers send `Origin: null` with them.
  "referrer-policy": "same-origin",
  "permissions-policy":
    "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
  "cross-origin-opener-policy": "same-origin",
  "x-frame-options": "DENY",
};

/** JSON, streams and files run nothing and are framed by nobody. */
export const API_HEADERS: Record<string, string> = {
  ...COMMON,
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
  "cross-origin-resource-policy": "same-origin",
};

/** The one stylesheet that a package (sonner) writes into the page at run time, and the empty element that it starts as. */
const TOAST_STYLE =
  "'sha256-StEaX+se6YS7pqjzrzMIA0KaX9zF/8zAhvQXZAe5epY=' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/**
 * Scripts run by nonce alone. Style elements need the nonce too; style attributes are free, since React Flow places
 * nodes with them and charts their tooltips. Development evaluates code for stack traces and styles without nonces.
 */
export function pageHeaders(nonce: string, isDevelopment: boolean): Record<string, string> {
  const policy = [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    isDevelopment
      ? "style-src 'self' 'unsafe-inline'"
      : `style-src 'self' 'nonce-${nonce}' ${TOAST_STYLE}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: https:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  return { ...COMMON, "content-security-policy": policy.join("; ") };
}
