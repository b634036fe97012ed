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

/** True when the text holds a placeholder of a common dialect, so that its final value cannot be known. */
export function isPlaceholder(text: string): boolean {
  return /[{$@<%[_]/.test(text) && marks.some((mark) => mark.test(text));
}

/** True for an all-caps word such as `PORT`, a placeholder where a number belongs. */
export function isNumberPlaceholder(text: string): boolean {
  return /^[A-Z][A-Z0-9_]*$/.test(text) || isPlaceholder(text);
}
