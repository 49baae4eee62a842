export type AuthPageProps = {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** What a form that was posted without JavaScript says about its failure: a code and a field, never a text. */
export type AuthFailure = { code: string; field: string | null };

export type AuthQuery = {
  next: string;
  failure: AuthFailure | null;
  notice: string | null;
  isSent: boolean;
  token: string | null;
};

/** Where a session begins when no page asked for it. */
const HOME = "/discovery";

const PATH_OF_THIS_SITE = /^\/(?![/\\])[^\\\s]*$/;

export function readAuthQuery(query: Record<string, string | string[] | undefined>): AuthQuery {
  const read = (name: string) => {
    const value = query[name];
    return (Array.isArray(value) ? value[0] : value) ?? null;
  };
  const code = read("error");
  const next = read("next");
  return {
    next: next !== null && PATH_OF_THIS_SITE.test(next) ? next : HOME,
    failure: code === null ? null : { code, field: read("field") },
    notice: read("reset") === "done" ? "Your password is changed. Sign in with the new one." : null,
    isSent: read("done") !== null,
    token: read("token") ?? read("token_hash"),
  };
}

export const withNext = (path: string, next: string): string =>
  next === HOME ? path : `${path}?next=${encodeURIComponent(next)}`;
