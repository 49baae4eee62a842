import { describe, expect, it } from "vitest";
import { describeAuthError, describeAuthFailure } from "@/components/auth/describe-auth-failure";
import { readAuthQuery, withNext } from "@/components/auth/read-auth-query";
import { AppError } from "@/lib/errors";

describe("describeAuthFailure", () => {
  it.each([
    {
      name: "a wrong credential, above the form",
      failure: { code: "UNAUTHENTICATED", field: null },
      want: { form: "The email or the password is wrong.", fields: {} },
    },
    {
      name: "a short password, under its field",
      failure: { code: "INVALID_INPUT", field: "password" },
      want: { form: null, fields: { password: ["Use 8 to 72 characters."] } },
    },
    {
      name: "a taken email, under its field",
      failure: { code: "CONFLICT", field: null },
      want: {
        form: null,
        fields: { email: ["This email already has an account. Sign in instead."] },
      },
    },
    {
      name: "a code from the address that no one knows, with our own words",
      failure: { code: "<script>", field: "__proto__" },
      want: { form: "It did not work. Check the fields and try again.", fields: {} },
    },
    {
      name: "a code that is a name of Object's prototype",
      failure: { code: "constructor", field: null },
      want: { form: "It did not work. Check the fields and try again.", fields: {} },
    },
  ])("words $name", ({ failure, want }) => expect(describeAuthFailure(failure)).toEqual(want));

  it("takes the page's own words first", () =>
    expect(
      describeAuthFailure({ code: "UNAUTHENTICATED", field: null }, { UNAUTHENTICATED: "Run out" }),
    ).toEqual({ form: "Run out", fields: {} }));

  it.each([
    {
      error: new TypeError("fetch failed"),
      want: "Accounts cannot be reached. Try again in a moment.",
    },
    {
      error: new AppError("RATE_LIMITED", "x"),
      want: "Too many tries. Wait a minute, then try again.",
    },
  ])("words a thrown $error", ({ error, want }) =>
    expect(describeAuthError(error).form).toBe(want),
  );
});

describe("readAuthQuery", () => {
  it.each([
    [{}, "/discovery"],
    [{ next: "/strategy-builder?run=1" }, "/strategy-builder?run=1"],
    [{ next: ["/a", "/b"] }, "/a"],
    [{ next: "//evil.example" }, "/discovery"],
    [{ next: "/\\evil.example" }, "/discovery"],
    [{ next: "https://evil.example" }, "/discovery"],
    [{ next: "/a b" }, "/discovery"],
  ])("reads next from %j", (query, want) => expect(readAuthQuery(query).next).toBe(want));

  it("carries next from page to page, but not the usual one", () => {
    expect(withNext("/sign-up", "/events?a=1")).toBe("/sign-up?next=%2Fevents%3Fa%3D1");
    expect(withNext("/sign-up", "/discovery")).toBe("/sign-up");
  });
});
