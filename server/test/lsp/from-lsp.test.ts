import { describe, expect, it } from "vitest";
import { canonicalUri, folderUri, schemeOf } from "../../src/lsp/from-lsp.ts";

describe("uris from a client", () => {
  it("have one spelling, whoever wrote them", () => {
    expect(canonicalUri("file:///a/b%2Bc.yaml")).toBe(canonicalUri("file:///a/b+c.yaml"));
    expect(canonicalUri("file:///C:/a.yaml")).toBe(canonicalUri("file:///c%3A/a.yaml"));
    expect(canonicalUri(canonicalUri("file:///a b/ü.yaml"))).toBe(canonicalUri("file:///a b/ü.yaml"));
  });

  it("may be of any scheme, or no uris at all", () => {
    expect(canonicalUri("untitled:Untitled-1")).toBe("untitled:Untitled-1");
    expect(schemeOf("untitled:Untitled-1")).toBe("untitled");
    expect(schemeOf("nonsense")).toBe("");
    expect(canonicalUri("no uri")).toBe(canonicalUri(canonicalUri("no uri")));
  });

  it("of folders end without a slash", () => {
    expect(folderUri("file:///a/b/")).toBe("file:///a/b");
  });
});
