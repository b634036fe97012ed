import { describe, expect, test } from "vitest";
import { addressesIn } from "../../src/kubernetes/client-address.ts";
import { withoutPages, withoutProse } from "../../src/kubernetes/prose.ts";

function found(text: string): readonly string[] {
  const told = withoutProse(text);
  expect(told.length).toBe(text.length);
  return addressesIn(told).map(({ host, port }) => (port === undefined ? host : `${host}:${port.value}`));
}

describe("what is written for people holds no address", () => {
  test.each([
    ["a sentence", "The front end is available at http://web:8080 for all of you"],
    ["a sentence of few words", "Open http://web:8080/docs."],
    ["a sentence in quotes", '"text": "See the page at http://web:8080 in your browser",'],
    ["a line of a script that tells", 'echo "waiting for the database at db:5432"'],
    ["Markdown", "- [API](http://web:8080/docs)"],
    ["HTML", '<a href="http://web:8080/">shop</a>'],
    ["a description", "description: http://web:8080 answers"],
    ["another script", "请访问 http://web:8080 查看"],
    ["a comment of HTML", "<!-- http://web:8080 -->"],
    ["one over several lines", "<!--\n  url: http://web:8080\n-->"],
    ["one with stars", "/*\n * target = http://web:8080\n */"],
    ["a comment of a line", "# url = http://web:8080"],
    ["one with slashes", "  // url = http://web:8080"],
    ["a remark behind a setting", "timeout 5 // http://web:8080"],
  ])("%s", (_, text) => {
    expect(found(text)).toEqual([]);
  });
});

describe("a setting stays one", () => {
  test.each([
    ["nginx", "upstream http://web:8080;", "web:8080"],
    ["a pair", 'url = "http://web:8080"', "web:8080"],
    ["a pair with a remark", "url: http://web:8080 # the address of the web, for all of us", "web:8080"],
    ["one with another remark", "url: http://web:8080 // the address of the web, for all of us", "web:8080"],
    ["Caddy, with patterns of paths", "reverse_proxy /api/* http://web:8080", "web:8080"],
    ["HAProxy", "server one web:8080 check inter 2s fall 3 rise 2", "web:8080"],
    ["Apache", "ProxyPass / http://web:8080/ retry=0", "web:8080"],
    ["a loop of a shell", "for i in 1 2 3; do curl http://web:8080 && break; done", "web:8080"],
    ["a command", "dockerize -wait tcp://web:8080 -timeout 60s npm start", "web:8080"],
    ["a list", "for host in web:8080", "web:8080"],
    ["a key with a space", "Web UI: http://web:8080", "web:8080"],
    ["an open comment", "<!-- never closed\nurl=http://web:8080", "web:8080"],
    ["what follows a comment", "<!-- http://old:80 --> <url>http://web:8080</url>", "web:8080"],
    ["a star at the end of a path", "/api/* http://web:8080\n/other/* x", "web:8080"],
  ])("%s", (_, text, expected) => {
    expect(found(text)).toEqual([expected]);
  });
});

test("pages are left out by the names of their keys", () => {
  const files = `data:
  README.md: |
    url: http://docs:8080

    - http://more:80
  index.html: |-
    <script src="http://page:80/x.js"></script>
  nginx.conf: |
    proxy_pass http://web:8080;
  page.html.url: http://real:80
`;
  const shown = withoutPages(files);
  expect(shown.length).toBe(files.length);
  expect(addressesIn(shown).map(({ host }) => host)).toEqual(["web", "real"]);
  expect(withoutPages("a: b\n")).toBe("a: b\n");
});

test("it takes no longer than the text is long", () => {
  const start = performance.now();
  for (const each of ["/*\n", "<!-- ", "http://web:80 is the ", "](", "<a ", "x.md: |\n", "a:1 -- "]) {
    const text = each.repeat(65_536 / each.length);
    withoutPages(withoutProse(text));
  }
  expect(performance.now() - start).toBeLessThan(5000);
});
