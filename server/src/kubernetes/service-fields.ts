/**
 * What the API server refuses in the fields of a Service `spec`, apart from its ports: pure facts about values that a
 * manifest writes. The rows themselves stand in `service-type-fields.ts` and `service-address-fields.ts`.
 */
import { addressRows } from "./service-address-fields.ts";
import { type FieldProblem, type Remedy, type ServiceValues, serviceTypes } from "./service-spec.ts";
import { typeRows } from "./service-type-fields.ts";
import { newestMinor } from "./versions.ts";

/** Every row that the values break (S1.16, S1.33–S1.65). Nothing is said of what cannot be known. */
export function fieldProblems(values: ServiceValues, minor: number = newestMinor): readonly FieldProblem[] {
  const written = values.get("type");
  const known = serviceTypes.find((each) => each === written?.[0]);
  const spec = { values, minor, type: written === undefined ? "ClusterIP" : known };
  return [...typeRows(spec), ...addressRows(spec)];
}

/** The remedies of a problem that end it and cause no other. */
export function cures(problem: FieldProblem, values: ServiceValues, minor: number): readonly Remedy[] {
  const before = new Set(fieldProblems(values, minor).map(nameOf));
  return problem.remedies.filter((remedy) => {
    const after = fieldProblems(changed(values, remedy), minor).map(nameOf);
    return !after.includes(nameOf(problem)) && after.every((each) => before.has(each));
  });
}

function nameOf({ row, field, index }: FieldProblem): string {
  return `${row} ${field} ${index ?? ""}`;
}

function changed(values: ServiceValues, remedy: Remedy): ServiceValues {
  const after = new Map(values);
  for (const { field, index, value } of remedy) {
    if (value === undefined) after.delete(field);
    else if (index === undefined) after.set(field, [value]);
    else
      after.set(
        field,
        (values.get(field) ?? []).map((each, at) => (at === index ? value : each)),
      );
  }
  return after;
}
