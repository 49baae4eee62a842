import { inject } from "vitest";

process.env["CASCADIAN_TEST_STACKS"] = inject("stackHosts").join(" ");
