const DAY_MS = 86_400_000;

export type RiskFactor = {
  name: "status" | "endDate" | "timeLeft" | "trading" | "rules" | "source";
  /** 0 to 1; null where it is unknown. */
  score: number | null;
  reason: string;
};

export type ResolutionFacts = {
  resolutionStatus: string | null;
  endDate: string | null;
  closed: boolean | null;
  acceptingOrders: boolean | null;
  /** The rules' text; undefined where it was not read. */
  description: string | null | undefined;
  resolutionSource: string | null | undefined;
};

export type ResolutionRisk = {
  value: number | null;
  n: number;
  coverage: "complete" | "lower_bound";
  version: string;
  level: "low" | "medium" | "high" | null;
  factors: RiskFactor[];
};

const VERSION = "resolution-risk-1";

const STATUS: Readonly<Record<string, [number, string]>> = {
  disputed: [0.9, "The proposed outcome is disputed: it goes to a vote"],
  proposed: [0.35, "An outcome is proposed and can still be challenged"],
  requested: [0.15, "A resolution is requested"],
  resolved: [0, "It is resolved"],
  settled: [0, "It is settled"],
};

/** Words in rules that leave the outcome to somebody's judgement. */
const VAGUE: readonly [RegExp, number, string][] = [
  [
    /sole discretion|at (?:the|its) discretion/i,
    0.4,
    "the rules leave it to somebody's discretion",
  ],
  [/consensus of credible (?:reporting|sources)/i, 0.2, "it depends on a consensus of reporting"],
  [/\b50[/-]50\b|split evenly/i, 0.15, "it can end 50/50"],
  [/ambigu|unclear|in the event of a dispute/i, 0.2, "the rules foresee ambiguity"],
  [/\bclarif(?:y|ication)|additional context/i, 0.15, "the rules were clarified later"],
  [/may also|at least substantially|generally|primarily/i, 0.1, "the wording is loose"],
];

const SHORT_RULES = 120;

/** Independent factors: 1 − Π(1 − score) over those that are known; where one is unknown, a lower bound. */
export function scoreResolutionRisk(facts: ResolutionFacts, now: Date): ResolutionRisk {
  const factors = [
    scoreStatus(facts),
    scoreEndDate(facts, now),
    scoreTimeLeft(facts, now),
    scoreTrading(facts),
    scoreRules(facts),
    scoreSource(facts),
  ];
  const known = factors.flatMap(({ score }) => (score === null ? [] : [score]));
  const value =
    known.length === 0
      ? null
      : Math.round((1 - known.reduce((left, score) => left * (1 - score), 1)) * 1000) / 1000;
  return {
    value,
    n: known.length,
    coverage: known.length === factors.length ? "complete" : "lower_bound",
    version: VERSION,
    level: value === null ? null : value >= 0.6 ? "high" : value >= 0.3 ? "medium" : "low",
    factors,
  };
}

function scoreStatus({ resolutionStatus }: ResolutionFacts): RiskFactor {
  const status = resolutionStatus?.toLowerCase() ?? null;
  if (status === null) return { name: "status", score: 0, reason: "No outcome is proposed yet" };
  const [score, reason] = Object.hasOwn(STATUS, status) ? (STATUS[status] ?? []) : [];
  return score === undefined
    ? { name: "status", score: null, reason: `The status ${JSON.stringify(status)} is not known` }
    : { name: "status", score, reason: reason ?? "" };
}

const isDecided = ({ resolutionStatus }: ResolutionFacts) =>
  ["resolved", "settled"].includes(resolutionStatus?.toLowerCase() ?? "");

const daysLeft = ({ endDate }: ResolutionFacts, now: Date): number | null => {
  const end = endDate === null ? Number.NaN : Date.parse(endDate);
  return Number.isNaN(end) ? null : (end - now.getTime()) / DAY_MS;
};

function scoreEndDate(facts: ResolutionFacts, now: Date): RiskFactor {
  const days = daysLeft(facts, now);
  if (days === null) return { name: "endDate", score: null, reason: "There is no end date" };
  if (days >= 0 || facts.closed === true || isDecided(facts))
    return { name: "endDate", score: 0, reason: "The end date is not overdue" };
  const late = Math.ceil(-days);
  return {
    name: "endDate",
    score: late > 7 ? 0.5 : 0.3,
    reason: `The end date passed ${late} day${late === 1 ? "" : "s"} ago, and the market is still open`,
  };
}

function scoreTimeLeft(facts: ResolutionFacts, now: Date): RiskFactor {
  const days = daysLeft(facts, now);
  if (days === null) return { name: "timeLeft", score: null, reason: "The days left are unknown" };
  const whole = Math.max(0, Math.floor(days));
  if (days > 365)
    return {
      name: "timeLeft",
      score: 0.2,
      reason: `${whole} days are left: rules and sources may change`,
    };
  if (days > 90) return { name: "timeLeft", score: 0.1, reason: `${whole} days are left` };
  return { name: "timeLeft", score: 0, reason: `${whole} days are left` };
}

function scoreTrading({ acceptingOrders, closed }: ResolutionFacts): RiskFactor {
  if (acceptingOrders === null)
    return { name: "trading", score: null, reason: "It is unknown whether orders are accepted" };
  const isStopped = !acceptingOrders && closed !== true;
  return isStopped
    ? {
        name: "trading",
        score: 0.25,
        reason: "Orders are no longer accepted, and the market is not closed",
      }
    : { name: "trading", score: 0, reason: "Trading is as the market's state says" };
}

function scoreRules({ description }: ResolutionFacts): RiskFactor {
  if (description === undefined || description === null)
    return { name: "rules", score: null, reason: "The rules are not known" };
  const found = VAGUE.filter(([pattern]) => pattern.test(description.slice(0, 20_000)));
  const isShort = description.trim().length < SHORT_RULES;
  const scores = [...found.map(([, score]) => score), ...(isShort ? [0.2] : [])];
  const reasons = [
    ...found.map(([, , reason]) => reason),
    ...(isShort ? ["the rules are very short"] : []),
  ];
  return {
    name: "rules",
    score: Math.round((1 - scores.reduce((left, score) => left * (1 - score), 1)) * 1000) / 1000,
    reason: reasons.length === 0 ? "Nothing in the rules stands out" : reasons.join("; "),
  };
}

function scoreSource({ resolutionSource, description }: ResolutionFacts): RiskFactor {
  if (resolutionSource === undefined && description === undefined)
    return { name: "source", score: null, reason: "The source is not known" };
  const isNamed =
    Boolean(resolutionSource) || /https?:\/\/|resolution source/i.test(description ?? "");
  return isNamed
    ? { name: "source", score: 0, reason: "A resolution source is named" }
    : { name: "source", score: 0.15, reason: "No resolution source is named" };
}
