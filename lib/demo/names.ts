import { pickAt, type Random } from "./rng.ts";

const GIVEN_HEADS = [
  "Mar",
  "Ost",
  "El",
  "Tav",
  "Jor",
  "Bren",
  "Kal",
  "Ser",
  "Ulr",
  "Fen",
  "Dav",
  "Ilm",
  "Nor",
  "Rhi",
  "Sol",
  "Vey",
] as const;
const GIVEN_TAILS = ["a", "en", "ia", "or", "is", "ette", "an", "wyn", "eka", "ul"] as const;
const FAMILY_HEADS = [
  "Quil",
  "Harro",
  "Vander",
  "Ostra",
  "Belling",
  "Krav",
  "Mund",
  "Tolli",
  "Esk",
  "Pellan",
  "Drax",
  "Zorr",
  "Wick",
  "Lath",
] as const;
const FAMILY_TAILS = [
  "tever",
  "wick",
  "moor",
  "sson",
  "berg",
  "ano",
  "holt",
  "ides",
  "ovar",
  "mere",
  "quist",
] as const;

/** Invented people: put together from syllables, so that nobody real is meant. */
export function personName(random: Random): string {
  const given = random.pick(GIVEN_HEADS) + random.pick(GIVEN_TAILS);
  return `${given} ${random.pick(FAMILY_HEADS)}${random.pick(FAMILY_TAILS)}`;
}

export function distinctNames(random: Random, count: number): string[] {
  const names = new Set<string>();
  while (names.size < count) names.add(personName(random));
  return [...names];
}

export const COUNTRIES = [
  "Valdoria",
  "Estmark",
  "Korvania",
  "Ilmarra",
  "Sundhaven",
  "Tresk",
  "Ostrovia",
  "Belmonde",
  "Quarrin",
  "Nordwall",
  "Zephyra",
  "Caldera Union",
  "Marrowind",
  "Pelago",
  "Ashkar",
  "Lunden Isles",
] as const;

const TOWNS = [
  "Harbor City",
  "Ironvale",
  "Northgate",
  "Silverlake",
  "Redmoor",
  "Eastbrook",
  "Stonebridge",
  "Cape Arden",
  "Fairhollow",
  "Westmere",
  "Kingsreach",
  "Oakhurst",
  "Port Selby",
  "Greywater",
  "Highfield",
  "Summerton",
  "Black Mesa",
  "Larkspur",
  "Winterfold",
  "Dunmore",
] as const;
const MASCOTS = [
  "Comets",
  "Ravens",
  "Pilots",
  "Rangers",
  "Tides",
  "Foxes",
  "Anvils",
  "Storm",
  "Owls",
  "Miners",
  "Lancers",
  "Wolves",
  "Kings",
  "Sparks",
] as const;
const CLUB_TAILS = ["FC", "United", "Athletic", "Rovers", "City", "SC"] as const;

export interface Team {
  name: string;
  short: string;
}

/** Two different teams of a league, the same names in each season. */
export function fixtureOf(random: Random, club: boolean): [Team, Team] {
  const first = random.int(0, TOWNS.length - 1);
  const second = (first + random.int(1, TOWNS.length - 1)) % TOWNS.length;
  return [teamOf(first, club), teamOf(second, club)];
}

export function teamOf(index: number, club: boolean): Team {
  const town = pickAt(TOWNS, index);
  const tail = club ? pickAt(CLUB_TAILS, index * 5 + 1) : pickAt(MASCOTS, index * 3 + 2);
  return { name: `${town} ${tail}`, short: club ? town : tail };
}

export const TEAM_COUNT = TOWNS.length;
export const COMPANIES = [
  "Lumenica",
  "Orbweave",
  "Tessera Labs",
  "Quantile",
  "Northwind AI",
  "Kestrel Systems",
  "Bluefathom",
  "Paragraph",
  "Heliotrope",
  "Vantage Motors",
  "Cobalt Foundry",
  "Mirrorbird",
] as const;
export const FILMS = [
  "The Last Cartographer",
  "Saltwater Kings",
  "Nine Quiet Rooms",
  "Paper Moons",
  "Atlas of Ghosts",
  "Velvet Engine",
  "The Glass Orchard",
  "Midnight Ferry",
  "Hollow Parade",
  "Starling Road",
] as const;
export const CITIES = [
  "New York City",
  "London",
  "Seoul",
  "Chicago",
  "Toronto",
  "Buenos Aires",
  "Ankara",
  "Miami",
  "Wellington",
  "Paris",
  "Dallas",
  "Atlanta",
] as const;
