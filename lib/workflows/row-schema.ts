import { z } from "zod";

/** Rows of any kind, as `table` ports take and give them. */
export const rowsSchema = z.array(z.looseObject({}));
