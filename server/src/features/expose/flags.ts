/** The flags of `kubectl expose`, as they were typed. What they may say depends on who reads them. */

export interface ExposeFlags {
  readonly port?: string | undefined;
  readonly targetPort?: string | undefined;
  readonly protocol?: string | undefined;
  readonly type?: string | undefined;
  readonly name?: string | undefined;
  readonly selector?: string | undefined;
  readonly labels?: string | undefined;
  readonly clusterIp?: string | undefined;
  readonly sessionAffinity?: string | undefined;
  readonly externalIp?: string | undefined;
  readonly loadBalancerIp?: string | undefined;
  readonly namespace?: string | undefined;
}
