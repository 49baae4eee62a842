export const signInHref = () =>
  `/sign-in?next=${encodeURIComponent(window.location.pathname + window.location.search)}`;
