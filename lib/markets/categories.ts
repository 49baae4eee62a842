/** Category to the upstream tags that mean it, in lower case. A market's category is that of its first tag found here. */
const CATEGORY_TAGS = {
  Politics: `
    politics, us politics, u.s. politics, trump, trump presidency, trump 100 days, biden,
    kamala, kamala harris, cabinet, congress, senate, house, supreme court, debate,
    polling, approval, courts, epstein, doge, white house, government shutdown,
    executive orders`,
  Elections: `
    elections, election, us election, usa election, u.s. election, us elections,
    global elections, world elections, state presidential election, swing states,
    german election, primaries, midterms, margin of victory, popular vote,
    mayoral elections, nyc mayor`,
  Sports: `
    sports, games, today's sports, basketball, nba, ncaa basketball, ncaab, wnba,
    football, nfl, cfb, ncaa football, soccer, epl, premier league, la liga, serie a,
    bundesliga, ligue 1, mls, uefa, champions league, ucl, fifa, world cup, baseball,
    mlb, hockey, nhl, tennis, atp, wta, golf, pga, formula 1, f1, boxing, ufc, mma,
    cricket, ipl, rugby, chess, olympics, cycling, nascar, esports, counter strike 2,
    league of legends, dota 2, valorant`,
  Crypto: `
    crypto, cryptocurrency, crypto prices, bitcoin, btc, ethereum, eth, solana, sol, xrp,
    ripple, dogecoin, memecoins, meme coins, airdrops, token sales, nfts, stablecoins,
    defi, hyperliquid, bnb, cardano, microstrategy`,
  Economy: `
    economy, fed, fed rates, fomc, inflation, cpi, gdp, jobs, unemployment, tariffs,
    trade war, macro indicators, macro, recession, taxes, housing`,
  Finance: `
    finance, stocks, business, earnings, ipos, ipo, indices, commodities, gold, silver,
    oil, acquisitions, big tech, companies, s&p 500, spx, forex`,
  Tech: `
    tech, technology, ai, artificial intelligence, openai, chatgpt, elon musk, spacex,
    apple, google, grok, twitter, tiktok, social media`,
  Science: `
    science, space, health, pandemics, coronavirus, covid-19, medicine, nobel prize,
    nobel`,
  Weather: `
    weather, climate, climate & weather, temperature, daily temperature, hurricanes,
    hurricane, global temp, earthquakes, natural disasters`,
  Culture: `
    culture, pop culture, pop-culture, movies, box office, music, awards, oscars,
    grammys, golden globes, emmys, celebrities, tv, netflix, youtube, eurovision,
    video games, gta vi, taylor swift, art, art and culture, rotten tomatoes, spotify`,
  Geopolitics: `
    geopolitics, foreign policy, middle east, israel, gaza, iran, ukraine, russia, war,
    china, taiwan, north korea, syria, venezuela, ukraine & russia, ukraine peace deal,
    nato, military, ceasefire, lebanon, yemen`,
  World: `
    world, europe, uk, india, canada, mexico, brazil, japan, germany, france, pope,
    religion`,
  Mentions: `
    mentions, mention markets, tweet markets, tweets`,
} satisfies Record<string, string>;

export type Category = keyof typeof CATEGORY_TAGS | typeof OTHER;

const OTHER = "Other";

/** In the order in which a person should meet them. */
export const CATEGORIES: readonly Category[] = [
  ...(Object.keys(CATEGORY_TAGS) as (keyof typeof CATEGORY_TAGS)[]),
  OTHER,
];

const BY_TAG = new Map<string, Category>(
  Object.entries(CATEGORY_TAGS).flatMap(([category, tags]) =>
    tags.split(",").map((tag) => [tag.trim(), category as Category] as const),
  ),
);

/** Null when the upstream gives no tags, "Other" when it gives none that is known. */
export function toCategory(tags: readonly string[] | null): Category | null {
  if (!tags || tags.length === 0) return null;
  for (const tag of tags) {
    const category = BY_TAG.get(tag.trim().toLowerCase());
    if (category) return category;
  }
  return OTHER;
}
