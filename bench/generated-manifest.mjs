/** The manifest of one generated application: ten objects, wired to each other as such objects are. */

const tiers = ["frontend", "backend", "data"];

/** `random` gives numbers from 0 to 1; equal numbers, equal text. */
export function manifestOf({ team, name, random }) {
  const port = 8000 + Math.floor(random() * 1000);
  const tier = tiers[Math.floor(random() * tiers.length)];
  const replicas = 1 + Math.floor(random() * 5);
  const version = `1.${Math.floor(random() * 30)}.${Math.floor(random() * 10)}`;
  const facts = { team, name, port, tier, replicas, version };
  return [deployment, service, ...small].map((make) => make(facts)).join("---\n");
}

const head = (apiVersion, kind, { team, name, tier }) => `apiVersion: ${apiVersion}
kind: ${kind}
metadata:
  name: ${name}
  labels:
    app.kubernetes.io/name: ${name}
    app.kubernetes.io/part-of: ${team}
    app.kubernetes.io/managed-by: kustomize
    tier: ${tier}
`;

const deployment = (facts) => `${head("apps/v1", "Deployment", facts)}spec:
  replicas: ${facts.replicas}
  selector:
    matchLabels:
      app.kubernetes.io/name: ${facts.name}
      team: ${facts.team}
  template:
    metadata:
      labels:
        app.kubernetes.io/name: ${facts.name}
        app.kubernetes.io/managed-by: kustomize
        team: ${facts.team}
        tier: ${facts.tier}
    spec:
      serviceAccountName: ${facts.name}
      containers:
        - name: ${facts.name}
          image: registry.example.com/${facts.team}/${facts.name}:${facts.version}
          args: ["--listen=:${facts.port}", "--log=json"]
          ports:
            - name: http
              containerPort: ${facts.port}
            - name: metrics
              containerPort: 9090
          envFrom:
            - configMapRef:
                name: ${facts.name}
          env:
            - name: TEAM
              value: ${facts.team}
            - name: TOKEN
              valueFrom:
                secretKeyRef:
                  name: ${facts.name}
                  key: token
          readinessProbe:
            httpGet:
              path: /healthz
              port: http
          resources:
            requests:
              cpu: 100m
              memory: 128Mi
`;

const service = (facts) => `${head("v1", "Service", facts)}spec:
  selector:
    app.kubernetes.io/name: ${facts.name}
    team: ${facts.team}
  ports:
    - name: http
      port: 80
      targetPort: http
    - name: metrics
      port: 9090
      targetPort: metrics
`;

const small = [
  (facts) => `${head("v1", "ConfigMap", facts)}data:
  LOG_LEVEL: info
  UPSTREAM: http://${facts.name}.${facts.team}.svc:80
`,
  (facts) => `${head("v1", "Secret", facts)}stringData:
  token: not-a-real-token
`,
  (facts) => head("v1", "ServiceAccount", facts),
  (facts) => `${head("autoscaling/v2", "HorizontalPodAutoscaler", facts)}spec:
  minReplicas: ${facts.replicas}
  maxReplicas: ${facts.replicas * 4}
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: ${facts.name}
`,
  (facts) => `${head("policy/v1", "PodDisruptionBudget", facts)}spec:
  maxUnavailable: 1
  selector:
    matchLabels:
      app.kubernetes.io/name: ${facts.name}
      team: ${facts.team}
`,
  (facts) => `${head("networking.k8s.io/v1", "NetworkPolicy", facts)}spec:
  podSelector:
    matchLabels:
      app.kubernetes.io/name: ${facts.name}
      team: ${facts.team}
  ingress:
    - ports:
        - port: http
`,
  (facts) => `${head("networking.k8s.io/v1", "Ingress", facts)}spec:
  rules:
    - host: ${facts.name}.${facts.team}.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: ${facts.name}
                port:
                  name: http
`,
  (facts) => `${head("rbac.authorization.k8s.io/v1", "Role", facts)}rules:
  - apiGroups: [""]
    resources: [configmaps]
    verbs: [get, watch]
`,
];
