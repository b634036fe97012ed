/** Small manifests for tests whose subject is not the manifest. */

/** A Deployment of two pods with one port that has a name. */
export function deployment({ name = "web", app = name }: { name?: string; app?: string } = {}): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  replicas: 2
  selector:
    matchLabels:
      app: ${app}
  template:
    metadata:
      labels:
        app: ${app}
    spec:
      containers:
        - name: main
          image: example/${name}
          ports:
            - name: http
              containerPort: 8080
`;
}

interface ServiceFacts {
  readonly name?: string;
  readonly app?: string;
  readonly targetPort?: string;
}

/** A Service that selects by one label. */
export function service({ name = "web", app = name, targetPort = "http" }: ServiceFacts = {}): string {
  return `apiVersion: v1
kind: Service
metadata:
  name: ${name}
spec:
  selector:
    app: ${app}
  ports:
    - port: 80
      targetPort: ${targetPort}
`;
}
