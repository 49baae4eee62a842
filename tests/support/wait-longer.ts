import { configure } from "@testing-library/react";

/** Code that a component loads when it is asked for takes its time on a machine under load. */
configure({ asyncUtilTimeout: 10_000 });
