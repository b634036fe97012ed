import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addressesIn, hostsIn, namesHost } from "../../src/kubernetes/client-address.ts";

/** `name.namespace:port`, with what is not written left out, and each part checked against its place. */
function found(text: string, of = addressesIn): readonly string[] {
  return of(text).map(({ service, namespace, port, pod }) => {
    expect(text.slice(service.start, service.end)).toBe(service.value);
    if (port !== undefined) expect(text.slice(port.start, port.end)).toBe(`${port.value}`);
    const name = namespace === undefined ? service.value : `${service.value}.${namespace}`;
    return `${pod === undefined ? "" : `${pod}/`}${name}${port === undefined ? "" : `:${port.value}`}`;
  });
}

describe("addresses", () => {
  test.each([
    ["productcatalogservice:3550", ["productcatalogservice:3550"]],
    ["http://web.shop.svc.cluster.local:8080/x", ["web.shop:8080"]],
    ["tcp://db-0.db:5432", ["db-0/db:5432"]],
    ["db-0.db.shop:5432", ["db-0/db.shop:5432"]],
    ["db-0.db.shop.svc.cluster.local", ["db-0/db.shop"]],
    ["jdbc:postgresql://db/app", ["db"]],
    ["postgres://user:pass@db.shop:5432/app", ["db.shop:5432"]],
    ["root:secret@tcp(mysql:3306)/app", ["mysql:3306"]],
    ["kafka-0.kafka:9092,kafka-1.kafka:9092", ["kafka-0/kafka:9092", "kafka-1/kafka:9092"]],
    ["mongodb://a:27017,b:27017/app", ["a:27017", "b:27017"]],
    ["--redis=redis:6379", ["redis:6379"]],
    ["wget -qO- http://web/health && nc -z db:5432", ["web", "db:5432"]],
    ["PLAINTEXT://kafka-$(ID).kafka:9092", ["kafka-$(ID)/kafka:9092"]],
    ["$(POD_NAME).etcd.db.svc.cluster.local:2380", ["$(POD_NAME)/etcd.db:2380"]],
    ["_http._tcp.web.shop.svc.cluster.local", ["web.shop"]],
    ["proxy_pass http://web:8080;", ["web:8080"]],
    ["targets: ['web:9090', 'db.shop:9100']", ["web:9090", "db.shop:9100"]],
    ["grpc://web.shop", ["web.shop"]],
  ])("in %s", (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test.each([
    ["a word", "redis"],
    ["a sentence", "see step: 12 of 3"],
    ["a clock", "at 12:30:00"],
    ["an IPv4 address", "http://10.0.0.1:80"],
    ["an IPv6 address", "http://[fe80::1]:80 fe80:1234::1 ::ffff:10.0.0.1"],
    ["the machine itself", "http://localhost:8080"],
    ["a public domain", "https://example.com:443/ https://api.example.com"],
    ["a version", "nginx:1.25"],
    ["a tag", "postgres:16"],
    ["an image in a registry", "registry.example.com/redis:6379"],
    ["credentials", "user:1234@"],
    ["credentials with a slash", "postgres://user:pa/ss@"],
    ["a comment", "x\n  # http://web:8080\n"],
    ["a port that is none", "web:70000"],
    ["a file", "file://web/x"],
    ["a variable", "http://$(HOST):8080"],
    ["a mapping", "web:8080:80"],
    ["a namespace alone", "web.svc:80"],
  ])("none in %s", (_, text) => {
    expect(found(text)).toEqual([]);
  });

  test("a setting that holds hosts may hold bare names", () => {
    expect(found("redis", hostsIn)).toEqual(["redis"]);
    expect(found("cassandra-0.cassandra, web.shop", hostsIn)).toEqual(["cassandra-0/cassandra", "web.shop"]);
    expect(found("not a host", hostsIn)).toEqual([]);
    expect(found("example.com", hostsIn)).toEqual([]);
  });

  test("which settings hold hosts", () => {
    for (const key of ["REDIS_HOST", "CART_SERVICE_ADDR", "redis.host", "redisHost", "broker-url", "SEEDS"])
      expect(namesHost(key), key).toBe(true);
    for (const key of ["HOST_NAME_PREFIX", "OTEL_SERVICE_NAME", "GHOST", "MODE", "POSTGRES_HOST_AUTH_METHOD"])
      expect(namesHost(key), key).toBe(false);
  });

  test("any text gives places within it, in bounded time", () => {
    const piece = fc.constantFrom(
      "a",
      "-",
      ".",
      ":",
      "/",
      "//",
      "@",
      "$(A)",
      "80",
      " ",
      "svc",
      "http://",
      "b0",
      "\n",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        found(pieces.join(""));
      }),
    );
    const start = performance.now();
    for (const each of ["a", "a.", "a:", "a-", "http://a@", "$(a).", "a1:8", "x.svc."])
      addressesIn(each.repeat(8000));
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
