/**
 * Helm templates that can be told without parsing them: a parser makes hundreds of errors out of one, and needs longer
 * for these than for all the rest of a chart.
 */

const opensBlockScalar = /(?:^|[\s:-])[|>][-+\d]*(?:[ \t]+#.*)?$/;
const structural = /^[ \t]*(?:-(?:[ \t]|$)|[^\s#].*?:(?:\s|$))/;

/**
 * True when a line opens with `{{` where only a key or an item can stand: not in a block scalar, and no deeper than
 * the key or item above, so that it continues no value. YAML has no reading for that. False in every doubt, such as
 * flow style and text whose quotes stay open over lines.
 */
export function isCertainTemplate(text: string): boolean {
  if (!/^[ \t]*\{\{/m.test(text) || /^\s*(?:\{(?!\{)|---[ \t]*\S)/.test(text)) return false;
  let above = Number.POSITIVE_INFINITY;
  let scalar = Number.POSITIVE_INFINITY;
  for (const whole of text.split(/\r?\n/)) {
    // What decides stands at the beginning of a line; the patterns take their time over a very long one.
    const line = whole.slice(0, 1000);
    const indent = line.search(/[^ \t]/);
    if (indent === -1 || line[indent] === "#" || indent > scalar) continue;
    if (line.startsWith("{{", indent) && indent <= above) return true;
    if (hasOpenQuote(line)) return false;
    scalar = opensBlockScalar.test(line) ? indent : Number.POSITIVE_INFINITY;
    if (structural.test(line)) above = indent;
  }
  return false;
}

/** True when a value begins with a quote that its line does not close. */
function hasOpenQuote(line: string): boolean {
  const value = /(?::|^[ \t]*-|- )[ \t]+(["'])(.*)$/.exec(line);
  return value !== null && !(value[2] ?? "").includes(value[1] ?? "");
}
