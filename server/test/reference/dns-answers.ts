/** Puts the questions about DNS to our own code: what a Service brings into DNS, and how a pod's resolver looks. */
import { type DnsAnswer, serviceDns } from "../../src/features/service-dns.ts";
import { lookups, searchPath } from "../../src/kubernetes/dns.ts";
import type { ReferenceCase } from "./answers.ts";
import { answerFrom, type Question } from "./questions.ts";
import { app, headless, lookAt, object, type Seen, selecting, statefulSet, template } from "./seen.ts";

const clusterDomain = "cluster.local";

export function answerDns({ question, input }: ReferenceCase): unknown {
  return answerFrom(dnsQuestions, question, input);
}

export function answerDnsSearch({ question, input }: ReferenceCase): unknown {
  return answerFrom(searchQuestions, question, input);
}

const dnsQuestions: readonly Question[] = [
  [
    /^A record for the Service/,
    (_, input) => {
      const { names, answer } = dnsOf(lookAt(input));
      return { name: names.at(-1), answer: answer.kind === "cluster-ip" ? "cluster IP" : answer.kind };
    },
  ],
  [
    /^SRV record name and target port/,
    (_, input) => {
      const [record] = dnsOf(lookAt(input)).records;
      return { name: record?.name, port: record?.ports[0], target: record?.target };
    },
  ],
  [
    /^Headless, endpoint port \d+ \(targetPort\)/,
    (_, input) =>
      dnsOf(lookAt([...input, object("Deployment", "d", template({ app: "shop" }))])).records[0]?.ports[0],
  ],
  [
    /^Headless Service without ready pods/,
    () => nothingOr(dnsOf(lookAt([headless("db", app), statefulSet({ replicas: 0 })])).answer),
  ],
  [
    /^ExternalName/,
    (_, input) => {
      const { answer } = dnsOf(lookAt(input));
      return { CNAME: answer.kind === "alias" ? answer.target : undefined };
    },
  ],
  [
    /^StatefulSet (\S+) \((\d+) replicas, serviceName (\S+), namespace (\w+)\) with headless Service (\S+):/,
    ([name, replicas, serviceName, namespace, service = ""]) => {
      const set = statefulSet({ name, namespace, serviceName, replicas: Number(replicas) });
      return podNamesOf(lookAt([headless(service, app, namespace), set]));
    },
  ],
  [
    /^Same set, extra Service (\S+) selects the pods: does (\S+) exist by hostname/,
    ([service = "", name = ""]) => {
      const set = statefulSet({ namespace: "shop", serviceName: "db-hl", replicas: 3 });
      return podNamesOf(lookAt([headless(service, app, "shop"), set])).includes(name);
    },
  ],
  [
    /^Pod with subdomain (\w+) but without hostname/,
    ([subdomain = ""]) => {
      const pod = object("Pod", "p", { subdomain, containers: [{ name: "c" }] }, { labels: app });
      return podNamesOf(lookAt([headless(subdomain, app), pod])).length > 0;
    },
  ],
  [
    /^Pod with hostname (\w+) and subdomain (\w+), headless Service (\w+): name/,
    ([hostname, subdomain, service = ""]) => {
      const spec = { hostname, subdomain, containers: [{ name: "c" }] };
      const pod = object("Pod", "p", spec, { labels: app, namespace: "shop" });
      return podNamesOf(lookAt([headless(service, app, "shop"), pod]))[0];
    },
  ],
  [
    /^hostNetwork pod with dnsPolicy (\w+) looks up \w+: resolved/,
    ([dnsPolicy]) => {
      const pod = object(
        "Pod",
        "p",
        { hostNetwork: true, dnsPolicy, containers: [{ name: "c" }] },
        { labels: app },
      );
      const [found] = lookAt([selecting("db", app), pod]).wired.pods;
      if (found === undefined) throw new Error("The pod is not selected");
      return (
        searchPath({ ...found.placed.resource.template, namespace: "shop" }, clusterDomain) !== undefined
      );
    },
  ],
];

const searchQuestions: readonly Question[] = [
  [
    /^Services (.+); a (\w+) pod in namespace (\w+) looks up (\S+): which object/,
    ([listed = "", dnsPolicy, namespace = "", name = ""]) => {
      const objects = new Map(listed.split(/, (?=\w+\/)/).flatMap(objectsByName));
      const path = searchPath({ dnsPolicy, hostNetwork: false, namespace }, clusterDomain) ?? [];
      const tried = lookups(name, path);
      const found = tried.findIndex((each) => objects.has(each));
      return { object: objects.get(tried[found] ?? "") ?? null, attempt: found === -1 ? null : found + 1 };
    },
  ],
];

/** The names that a Service, told as `shop/db (headless, pod db-0)`, brings into the cluster, with their objects. */
function objectsByName(told: string): readonly (readonly [string, string])[] {
  const [, namespace = "", name = "", pod] = /^(\w+)\/(\w+)(?: \(headless, pod (\S+)\))?$/.exec(told) ?? [];
  const manifests =
    pod === undefined
      ? [selecting(name, app, namespace)]
      : [
          headless(name, app, namespace),
          statefulSet({ name: pod.replace(/-0$/, ""), namespace, serviceName: name }),
        ];
  const seen = lookAt(manifests);
  return [
    [dnsOf(seen).names.at(-1) ?? "", `${namespace}/${name}`],
    ...podNamesOf(seen).map((each) => [each, `${namespace}/${pod}`] as const),
  ];
}

function dnsOf({ workspace, service, wired }: Seen) {
  const dns = serviceDns(workspace.graph, service, { wired, clusterDomain, openNamespace: "default" });
  if (dns === undefined) throw new Error("The Service has no name");
  return dns;
}

function podNamesOf(seen: Seen): readonly string[] {
  return dnsOf(seen).pods.flatMap(({ names }) => names);
}

function nothingOr({ kind }: DnsAnswer): string {
  return kind === "nothing" ? "NXDOMAIN" : kind;
}
