/** Medians, percentiles and goals: what is said about a list of samples. */

/** Needs at least one sample. `unit` names what the samples count. */
export function summary(samples, unit) {
  return { median: quantile(samples, 0.5), p95: quantile(samples, 0.95), runs: samples.length, unit };
}

/** A goal is met when `value` is at most `limit`. */
export function goal(name, { value, limit, unit = "" }) {
  return { name, value: round(value), limit, unit, met: value <= limit };
}

/** Three significant digits below 100, whole numbers above: no figure claims more than it measured. */
export function round(value) {
  return value >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}

/** The smallest sample that at least `share` of all samples do not exceed (nearest rank). */
function quantile(samples, share) {
  const sorted = samples.toSorted((a, b) => a - b);
  return round(sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]);
}
