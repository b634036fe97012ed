/** Where the proof on the corpus and the verdicts differ, and why a reviewer would side with us. */

export interface Exception {
  readonly repo: string;
  readonly file: string;
  /** Kind and name, as in the verdicts. */
  readonly object: string;
  readonly reason: string;
}

/** Findings of level warning or error that no verdict foresaw. */
export const acceptedFindings: readonly (Exception & { readonly rule: string })[] = [
  {
    repo: "argoproj__argo-cd",
    file: "plain/test/e2e/testdata/failure-during-sync/failure-during-sync.yaml",
    object: "ServiceAccount failure-during-sync",
    rule: "label-invalid",
    reason: "The value says of itself that it has an invalid character: refused on purpose (S0.20).",
  },
  {
    repo: "argoproj__argo-cd",
    file: "plain/docs/operator-manual/argocd-secret.yaml",
    object: "Secret argocd-secret",
    rule: "secret-data-not-base64",
    reason: "An example that shows plain text under `data`: refused as it stands (S8.45).",
  },
  {
    repo: "istio__istio",
    file: "plain/samples/mtls-echo/mtls-echo.yaml",
    object: "Deployment mtls-echo-v1",
    rule: "volume-mount-not-found",
    reason: "A container mounts `ca-certs`, and the volume is called `ca`: refused (S8.47).",
  },
  {
    repo: "kubevious__cli",
    file: "plain/samples/deployment-3.yaml",
    object: "Deployment new-service",
    rule: "configmap-key-not-found",
    reason: "The variable is called MISSING_CONFIG_MAP_KEY_REF: broken on purpose.",
  },
  {
    repo: "kubevious__cli",
    file: "plain/samples/prometheus.yaml",
    object: "Secret release-name-prometheus",
    rule: "secret-data-not-base64",
    reason: "The value `bar` is plain text: refused (S8.45).",
  },
  ...[
    "volume-mount-not-found",
    "configmap-not-found",
    "configmap-key-not-found",
    "volume-claim-not-found",
  ].map((rule) => ({
    repo: "kubevious__cli",
    file: "plain/samples/prometheus.yaml",
    object: "Deployment release-name-prometheus-alertmanager",
    rule,
    reason: "Names with an X at the end and volumes called `-bad`: broken on purpose.",
  })),
  {
    repo: "Azure__kubernetes-hackfest",
    file: "plain/labs/networking/calico-lab-exercise/demo/20-egress-access-controls/external-ips.yaml",
    object: "GlobalNetworkSet external-ips",
    rule: "label-value-not-string",
    reason: "A label with the value `true`, without quotes: it does not decode (S0.9).",
  },
  {
    repo: "argoproj__argo-cd",
    file: "plain/reposerver/repository/testdata/invalid-metadata/bad.yaml",
    object: "ConfigMap my-map-annotation",
    rule: "label-value-not-string",
    reason: "The folder says that the metadata is invalid: an annotation with the value `true` (S0.9).",
  },
  {
    repo: "argoproj__argo-cd",
    file: "plain/reposerver/repository/testdata/invalid-metadata/bad.yaml",
    object: "ConfigMap my-map-label",
    rule: "label-value-not-string",
    reason: "The folder says that the metadata is invalid: a label with the value `true` (S0.9).",
  },
  {
    repo: "argoproj__argo-cd",
    file: "plain/test/e2e/testdata/failure-during-sync/failure-during-sync.yaml",
    object: "ServiceAccount failure-during-sync",
    rule: "label-invalid",
    reason: "A label that the API server refuses, so that the synchronisation of the test fails (S0.20).",
  },
  {
    repo: "argoproj__argo-cd",
    file: "plain/test/e2e/testdata/crd-validation/deployment.yaml",
    object: "Deployment nginx-deployment",
    rule: "port-out-of-range",
    reason:
      "A containerPort in quotes is a string, which does not decode to a number; the test is about just that.",
  },
  {
    repo: "istio__istio",
    file: "plain/pkg/kube/inject/testdata/inject/statefulset.yaml",
    object: "StatefulSet hello",
    rule: "statefulset-service-not-headless",
    reason:
      "Seven replicas name a Service with a cluster IP, so that none of them has a name of its own (S7.16). Test data for another purpose.",
  },
  {
    repo: "kubernetes-sigs__kustomize",
    file: "plain/functions/examples/application-cr/local-resource/example.yaml",
    object: "Deployment the-deployment",
    rule: "workload-selector-missing",
    reason:
      "apps/v1 without a selector, beside the Service that selects its pods: refused as it stands (S2.5).",
  },
  {
    repo: "kubernetes__examples",
    file: "plain/_archived/volumes/aws_ebs/aws-ebs-web.yaml",
    object: "Pod aws-web",
    rule: "port-protocol-invalid",
    reason: "`tcp` in lower case is no protocol (S2.38).",
  },
  {
    repo: "kubernetes__examples",
    file: "plain/_archived/volumes/cinder/cinder-web.yaml",
    object: "Pod cinder-web",
    rule: "port-protocol-invalid",
    reason: "`tcp` in lower case is no protocol (S2.38).",
  },
  {
    repo: "kubevious__cli",
    file: "plain/samples/invalid-service-5.yaml",
    object: "Service db-5",
    rule: "port-name-invalid",
    reason: "The file is invalid on purpose: a port is called `true`, a boolean.",
  },
  {
    repo: "zegl__kube-score",
    file: "plain/score/testdata/pod-container-ports-missing-containerport-annotation-optional.yaml",
    object: "Deployment app",
    rule: "port-out-of-range",
    reason: "The file name says that the containerPort is missing (S2.36).",
  },
  {
    repo: "zegl__kube-score",
    file: "plain/score/testdata/pod-container-ports-missing-containerport.yaml",
    object: "Deployment app",
    rule: "port-out-of-range",
    reason: "The file name says that the containerPort is missing (S2.36).",
  },
  {
    repo: "istio__istio",
    file: "plain/pkg/config/analysis/analyzers/testdata/gateway-custom-ingressgateway-badport-notarget.yaml",
    object: "Service my-ingressgateway",
    rule: "node-port-not-allowed",
    reason: "A nodePort and no type, so the type is ClusterIP, which may have none (S1.27).",
  },
  {
    repo: "istio__istio",
    file: "plain/pkg/config/analysis/analyzers/testdata/gateway-custom-ingressgateway-badport.yaml",
    object: "Service my-ingressgateway",
    rule: "node-port-not-allowed",
    reason: "A nodePort and no type, so the type is ClusterIP, which may have none (S1.27).",
  },
  {
    repo: "istio__istio",
    file: "plain/pkg/config/analysis/analyzers/testdata/gateway-custom-ingressgateway-svcselector.yaml",
    object: "Service my-8002",
    rule: "node-port-not-allowed",
    reason: "A nodePort and no type, so the type is ClusterIP, which may have none (S1.27).",
  },
  {
    repo: "istio__istio",
    file: "plain/pkg/config/analysis/analyzers/testdata/gateway-custom-ingressgateway-translation.yaml",
    object: "Service my-ingressgateway",
    rule: "node-port-not-allowed",
    reason: "A nodePort and no type, so the type is ClusterIP, which may have none (S1.27).",
  },
  {
    repo: "istio__istio",
    file: "plain/pkg/config/analysis/analyzers/testdata/gateway-custom-ingressgateway.yaml",
    object: "Service my-ingressgateway",
    rule: "node-port-not-allowed",
    reason: "A nodePort and no type, so the type is ClusterIP, which may have none (S1.27).",
  },
  {
    repo: "kubernetes-sigs__kustomize",
    file: "plain/kyaml/kio/filters/testdata/dataset1-expected/wordpress/wordpress-service.resource.yaml",
    object: "Service wordpress-identity",
    rule: "node-port-not-allowed",
    reason: "A nodePort and no type, so the type is ClusterIP, which may have none (S1.27).",
  },
  {
    repo: "kubernetes-sigs__kustomize",
    file: "plain/kyaml/kio/filters/testdata/dataset1-localupdates/wordpress/wordpress-service.resource.yaml",
    object: "Service wordpress-identity",
    rule: "node-port-not-allowed",
    reason: "A nodePort and no type, so the type is ClusterIP, which may have none (S1.27).",
  },
  {
    repo: "zegl__kube-score",
    file: "plain/score/testdata/hpa-target-deployment.yaml",
    object: "Deployment php-apache",
    rule: "workload-selector-missing",
    reason:
      "apps/v1 without a selector, beside the Service that selects its pods: refused as it stands (S2.5). Shortened test data of another linter.",
  },
  {
    repo: "zegl__kube-score",
    file: "plain/score/testdata/service-target-deployment-different-namespace.yaml",
    object: "Deployment deployment-test-1",
    rule: "workload-selector-missing",
    reason:
      "apps/v1 without a selector, beside the Service that selects its pods: refused as it stands (S2.5). Shortened test data of another linter.",
  },
  {
    repo: "zegl__kube-score",
    file: "plain/score/testdata/service-target-deployment-not-rolling.yaml",
    object: "Deployment deployment-test-1",
    rule: "workload-selector-missing",
    reason:
      "apps/v1 without a selector, beside the Service that selects its pods: refused as it stands (S2.5). Shortened test data of another linter.",
  },
  {
    repo: "zegl__kube-score",
    file: "plain/score/testdata/service-target-deployment-replica-1.yaml",
    object: "Deployment deployment-test-1",
    rule: "workload-selector-missing",
    reason:
      "apps/v1 without a selector, beside the Service that selects its pods: refused as it stands (S2.5). Shortened test data of another linter.",
  },
  {
    repo: "zegl__kube-score",
    file: "plain/score/testdata/service-target-deployment-same-namespace.yaml",
    object: "Deployment deployment-test-1",
    rule: "workload-selector-missing",
    reason:
      "apps/v1 without a selector, beside the Service that selects its pods: refused as it stands (S2.5). Shortened test data of another linter.",
  },
  {
    repo: "zegl__kube-score",
    file: "plain/score/testdata/service-target-deployment-strategy-not-set.yaml",
    object: "Deployment deployment-test-1",
    rule: "workload-selector-missing",
    reason:
      "apps/v1 without a selector, beside the Service that selects its pods: refused as it stands (S2.5). Shortened test data of another linter.",
  },
  {
    repo: "zegl__kube-score",
    file: "plain/score/testdata/service-target-deployment.yaml",
    object: "Deployment deployment-test-1",
    rule: "workload-selector-missing",
    reason:
      "apps/v1 without a selector, beside the Service that selects its pods: refused as it stands (S2.5). Shortened test data of another linter.",
  },
  {
    repo: "ContainerSolutions__kubernetes-examples",
    file: "plain/Ingress/fanout.yaml",
    object: "Ingress ingress-fanout",
    rule: "ingress-invalid",
    reason: "`pathType: exact` in lower case, which the API server refuses (S8.10).",
  },
  {
    repo: "ContainerSolutions__kubernetes-examples",
    file: "plain/Ingress/nohost.yaml",
    object: "Ingress name-virtual-host-ingress",
    rule: "ingress-invalid",
    reason: "`pathType: exact` in lower case, which the API server refuses (S8.10).",
  },
  {
    repo: "ContainerSolutions__kubernetes-examples",
    file: "plain/Ingress/tls.yaml",
    object: "Ingress ingress-tls",
    rule: "ingress-invalid",
    reason: "`pathType: exact` in lower case, which the API server refuses (S8.10).",
  },
  {
    repo: "ContainerSolutions__kubernetes-examples",
    file: "plain/Ingress/virtualhosting.yaml",
    object: "Ingress name-virtual-host-ingress",
    rule: "ingress-invalid",
    reason: "`pathType: exact` in lower case, which the API server refuses (S8.10).",
  },
  {
    repo: "zegl__kube-score",
    file: "plain/score/testdata/ingress-networkingv1-targets-service.yaml",
    object: "Ingress app-ingress",
    rule: "ingress-path-type-missing",
    reason:
      "A path of networking.k8s.io/v1 without `pathType`: refused as it stands (S8.10). Shortened test data of another linter.",
  },
];

/** Verdicts of which the problem is rightly not reported. */
export const acceptedSilence: readonly Exception[] = [
  {
    repo: "kubevious__cli",
    file: "plain/samples/payload-service.json",
    object: "Service None",
    reason:
      "Two ports without a number are told apart by nothing; that each of them lacks its number is reported, and says what to mend.",
  },
  {
    repo: "PacktPublishing__The-Kubernetes-Bible-Second-Edition",
    file: "plain/Chapter21/troubles/svc-unavailable.yaml",
    object: "Service example-service",
    reason:
      "A Service alone, with no workload near it that resembles what it selects. Only the book says that it is broken; nothing in the manifests tells it from the many fragments that are no mistake.",
  },
  {
    repo: "zegl__kube-score",
    file: "plain/score/testdata/statefulset-service-name-different-label.yaml",
    object: "Service svc-test-1",
    reason:
      "Files of the same folder have pods that it selects. The mistake of this file is in the StatefulSet, which does not select its own pods, and is reported there.",
  },
];
