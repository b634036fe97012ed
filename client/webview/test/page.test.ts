/** The page, its policy, and what it may say. */
import { describe, expect, test } from "vitest";
import { readFromPage, readReach } from "../../src/picture/messages.ts";
import { pageOf, policyOf } from "../../src/picture/page.ts";
import { nodeAt } from "../src/here.ts";
import { afterKey, afterWheel, beginning, fitting, showing, zoomed } from "../src/viewport.ts";
import { node } from "./pictures.ts";

test("the policy lets in the page's own script and style, and nothing from elsewhere", () => {
  expect(policyOf("abc")).toBe(
    "default-src 'none'; script-src 'nonce-abc'; style-src 'nonce-abc'; img-src data:; base-uri 'none'; form-action 'none'",
  );
});

test("the page holds no inline handler, no inline style and no text of a manifest", () => {
  const page = pageOf({ nonce: "abc", script: 'https://host/picture.js?"><script>' });
  expect(page).toContain(`content="${policyOf("abc")}"`);
  expect(page).not.toMatch(/\son[a-z]+=|\sstyle=|javascript:/);
  expect(page.match(/<script/g)).toHaveLength(1);
  expect(page).toContain('src="https://host/picture.js?&#34;&#62;&#60;script&#62;"');
});

describe("messages of the page", () => {
  test.each([
    { type: "ready" },
    { type: "open", id: "x" },
    { type: "reach", reach: "folder" },
    { type: "exported", format: "svg", data: "<svg/>" },
    { type: "drawn", drawn: { cards: 1, cables: 0, groups: 1, here: undefined, milliseconds: 2 } },
  ])("%j is understood", (message) => expect(readFromPage(message)).toEqual(message));

  test.each([
    undefined,
    null,
    "ready",
    [],
    {},
    { type: "open" },
    { type: "open", id: { toString: () => "x" } },
    { type: "reach", reach: "disk" },
    { type: "exported", format: "exe", data: "x" },
    { type: "exported", format: "svg", data: 1 },
    { type: "drawn", drawn: "all" },
    { type: "run", command: "rm" },
  ])("%j is none", (message) => expect(readFromPage(message)).toBeUndefined());

  test("nothing but what is known of a message is taken", () => {
    expect(readFromPage({ type: "open", id: "x", uri: "file:///etc" })).toEqual({ type: "open", id: "x" });
  });

  test("what a panel remembers may be anything", () => {
    expect([undefined, "x", { reach: 1 }, { reach: "file" }].map(readReach)).toEqual([
      undefined,
      undefined,
      undefined,
      "file",
    ]);
  });
});

describe("the node at the cursor", () => {
  const nodes = [
    node("svc"),
    node("port", {
      parent: "svc",
      location: node("svc").location,
      extent: { start: { line: 4, character: 4 }, end: { line: 5, character: 0 } },
    }),
  ];
  const at = (line: number, character: number) => ({ uri: node("svc").location.uri, line, character });

  test("is the innermost", () => {
    expect(nodeAt(nodes, at(4, 6))?.id).toBe("port");
    expect(nodeAt(nodes, at(4, 0))?.id).toBe("svc");
    expect(nodeAt(nodes, at(99, 0))).toBeUndefined();
    expect(nodeAt(nodes, { ...at(4, 6), uri: "file:///other" })).toBeUndefined();
    expect(nodeAt(nodes, undefined)).toBeUndefined();
  });
});

describe("the view", () => {
  const screen = { width: 800, height: 600 };
  const view = { x: 10, y: 20, scale: 1 };

  test("keeps the point under the mouse when it zooms, within bounds", () => {
    const next = zoomed(view, 2, { x: 110, y: 120 });
    expect((110 - next.x) / next.scale).toBe(100);
    expect(zoomed(view, 1000, { x: 0, y: 0 }).scale).toBe(3);
  });

  test("moves by keys, and takes no other key", () => {
    expect(afterKey(view, "+", screen)?.scale).toBeCloseTo(1.2);
    expect(afterKey(view, "ArrowRight", screen)?.x).toBeLessThan(view.x);
    expect(afterKey(view, "a", screen)).toBeUndefined();
  });

  test("pans by the wheel, and zooms with Ctrl", () => {
    const wheel = { deltaX: 5, deltaY: 7, ctrlKey: false, metaKey: false, shiftKey: false, x: 0, y: 0 };
    expect(afterWheel(view, wheel)).toEqual({ x: 5, y: 13, scale: 1 });
    expect(afterWheel(view, { ...wheel, ctrlKey: true }).scale).toBeLessThan(1);
  });

  test("begins so that it can be read, and fits all when asked", () => {
    const large = { width: 4000, height: 300 };
    expect(beginning(large, screen).scale).toBeGreaterThan(0.6);
    expect(fitting(large, screen).scale).toBeLessThan(0.2);
    expect(fitting({ width: 100, height: 100 }, screen).scale).toBe(1);
  });

  test("moves only for what is out of sight", () => {
    const box = { x: 100, y: 100, width: 200, height: 50 };
    expect(showing(view, box, screen)).toBe(view);
    const moved = showing(view, { ...box, x: 900 }, screen);
    expect(moved.x + (900 + box.width / 2) * moved.scale).toBe(screen.width / 2);
    const long = showing(view, { ...box, x: 900, width: 10 * screen.width }, screen);
    expect(long.x + 900 * long.scale, "the beginning of one too long").toBe(16);
  });
});
