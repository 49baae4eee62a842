export const loadMarketEndpoints = async () => (await import("./market-endpoints")).marketEndpoints;
