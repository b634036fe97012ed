/** Values are shown without the credentials in their addresses, and otherwise as they are. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { withoutCredentials } from "../../src/kubernetes/credentials.ts";

test.each([
  ["postgres://app:pw@db:5432/x", "postgres://***:***@db:5432/x"],
  ["https://token@git.example.com/a.git", "https://***@git.example.com/a.git"],
  ["redis://:pw@cache:6379", "redis://:***@cache:6379"],
  ["amqp://a:p@q:5672,amqp://a:p@r:5672", "amqp://***:***@q:5672,amqp://***:***@r:5672"],
  ["mongodb://a:p@ss@one,two/x", "mongodb://***:***@one,two/x"],
  ["http://a:p/w@host/x", "http://***:***@host/x"],
  ["redis://:p/w@cache:6379", "redis://:***@cache:6379"],
  ["--url=http://a:b@c --other=http://d:e@f", "--url=http://***:***@c --other=http://***:***@f"],
  ["jdbc:postgresql://db/x?user=u&password=pw&ssl=on", "jdbc:postgresql://db/x?user=u&password=***&ssl=on"],
  ["sqlserver://db;user=u;Password=pw", "sqlserver://db;user=u;Password=***"],
  [
    "postgres://app:<from Secret db/password>@<cluster IP>:5432",
    "postgres://***:<from Secret db/password>@<cluster IP>:5432",
  ],
  ["postgres://app:$(PASSWORD)@db", "postgres://***:$(PASSWORD)@db"],
  ["see 'http://a:b@c'", "see 'http://***:***@c'"],
])("%j is shown as %j", (text, shown) => {
  expect(withoutCredentials(text)).toBe(shown);
});

test.each([
  "",
  "plain",
  "a@b",
  "user:pw@db",
  "http://web:8080/x",
  "http://web:8080/users/a@b",
  "http://web/mail?to=a@b",
  "tcp://<cluster IP>:6379",
  "https://$(HOST):$(PORT)/",
  "http://web/?tokens=3",
])("%j stays", (text) => {
  expect(withoutCredentials(text)).toBe(text);
});

test("nothing of a password is left, whatever is around it", () => {
  const word = fc.stringMatching(/^[a-z0-9.%-]{0,12}$/);
  const rest = fc.stringMatching(/^[a-z0-9/?:@#.&-]{0,20}$/);
  fc.assert(
    fc.property(word, word, rest, (before, after, behind) => {
      const url = `x=http://${before}:${before}SECRET${after}@host/${behind}`;
      expect(withoutCredentials(url)).not.toContain("SECRET");
    }),
  );
});
