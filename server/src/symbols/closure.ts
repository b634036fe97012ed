/**
 * Who is tied to whom: selectors and what they select, and all other selectors of that, and so on across files. What
 * a rename has to change together is exactly what hangs together.
 */

/** Two sorts of things and the ties between them. Members are told apart by identity. */
export interface Ties<Selector extends object, Carrier extends object> {
  readonly carriersOf: (selector: Selector) => readonly Carrier[];
  readonly selectorsOf: (carrier: Carrier) => readonly Selector[];
}

export interface Tied<Selector, Carrier> {
  readonly selectors: readonly Selector[];
  readonly carriers: readonly Carrier[];
}

/** Everything that hangs together with the seeds, in the order in which it is reached; the seeds come first. */
export function tiedTo<Selector extends object, Carrier extends object>(
  seeds: Tied<Selector, Carrier>,
  { carriersOf, selectorsOf }: Ties<Selector, Carrier>,
): Tied<Selector, Carrier> {
  const selectors = new Set(seeds.selectors);
  const carriers = new Set(seeds.carriers);
  let [selectorsDone, carriersDone] = [0, 0];
  while (selectors.size > selectorsDone || carriers.size > carriersDone) {
    const freshSelectors = [...selectors].slice(selectorsDone);
    const freshCarriers = [...carriers].slice(carriersDone);
    [selectorsDone, carriersDone] = [selectors.size, carriers.size];
    for (const carrier of freshSelectors.flatMap(carriersOf)) carriers.add(carrier);
    for (const selector of freshCarriers.flatMap(selectorsOf)) selectors.add(selector);
  }
  return { selectors: [...selectors], carriers: [...carriers] };
}
