import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { PackPort } from "../sync/pack-raw-answers.ts";

const compress = promisify<string, { level: number }, Buffer>(gzip);

/** A quarter larger than at the usual level, in half the time; the web's CompressionStream has no levels. */
const LEVEL = 2;

export const packText: PackPort["packText"] = async (text) =>
  (await compress(text, { level: LEVEL })).toString("base64");
