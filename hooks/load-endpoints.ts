/** First answers come with the page, so the client that asks for the next ones is not part of its first load. */
export const loadEndpoints = async () => (await import("./endpoints")).endpoints;
