/** Words that stand for something else until a tool replaces them. Unknown is not wrong: they give silence. */

const marks = [
  /\{\{|\}\}/, // Go templates, Jinja
  /\$\{[^}]*\}?/, // envsubst, Flux, shell
  /\$\([A-Za-z_][\w.]*\)/, // kustomize vars, the kubelet's own references
  /^\$[A-Za-z_]\w*$/, // a lone shell variable
  /@@?[A-Z][A-Z0-9_.-]*@/, // autoconf and CMake style
  /<[A-Za-z][^<>]*>/, // <your-name-here>
  /%[A-Z][A-Z0-9_]*%/,
  /\[\[.*\]\]/,
  /__[A-Z][A-Z0-9_]*__/,
];

/** How much of a text is looked at: no name or value that matters is longer, and the patterns take their time. */
const longest = 4096;

/** True when the text holds a placeholder of a common dialect, so that its final value cannot be known. */
export function isPlaceholder(text: string): boolean {
  if (!/[{$@<%[_]/.test(text)) return false;
  const beginning = text.slice(0, longest);
  return marks.some((mark) => mark.test(beginning));
}

/** True for an all-caps word such as `PORT`, a placeholder where a number belongs. */
export function isNumberPlaceholder(text: string): boolean {
  return /^[A-Z][A-Z0-9_]*$/.test(text) || isPlaceholder(text);
}
