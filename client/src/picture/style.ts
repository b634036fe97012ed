/** How the picture looks: the same rules on screen, where colours follow the theme, and in files, where they are fixed. */

/** Every colour of the picture, by what it is for. */
export type Palette = Readonly<Record<keyof typeof themeColors, string>>;

/** The variable of VS Code for each colour, and what counts where a theme has none. */
const themeColors = {
  background: ["--vscode-editor-background", "#ffffff"],
  foreground: ["--vscode-foreground", "#3b3b3b"],
  dim: ["--vscode-descriptionForeground", "#717171"],
  card: ["--vscode-editorWidget-background", "#f8f8f8"],
  border: ["--vscode-editorWidget-border", "#c8c8c8"],
  focus: ["--vscode-focusBorder", "#005fb8"],
  cable: ["--vscode-charts-lines", "#8b8b8b"],
  reached: ["--vscode-charts-green", "#388a34"],
  warning: ["--vscode-editorWarning-foreground", "#bf8803"],
  error: ["--vscode-editorError-foreground", "#e51400"],
  service: ["--vscode-charts-blue", "#1a85ff"],
  workload: ["--vscode-charts-purple", "#652d90"],
  entry: ["--vscode-charts-orange", "#d18616"],
} as const satisfies Record<string, readonly [variable: string, fallback: string]>;

/** Colours that follow the theme; a theme of high contrast has a border of its own. */
export const livePalette: Palette = paletteOf(([variable, fallback]) =>
  variable === "--vscode-editorWidget-border"
    ? `var(--vscode-contrastBorder, var(${variable}, ${fallback}))`
    : `var(${variable}, ${fallback})`,
);

/** The colours that a theme has at the moment; `colorOf` gives the value of a variable, empty for none. */
export function fixedPalette(colorOf: (variable: string) => string): Palette {
  const contrast = colorOf("--vscode-contrastBorder");
  return paletteOf(([variable, fallback]) => {
    const own = colorOf(variable) || fallback;
    return variable === "--vscode-editorWidget-border" && contrast !== "" ? contrast : own;
  });
}

/** The rules for everything within the drawing. */
export function drawingStyle(palette: Palette, font: string): string {
  const { foreground, dim, card, border, focus, cable, reached, warning, error, background } = palette;
  return `
.drawing { font-family: ${font}; font-size: 12px; fill: ${foreground}; }
.backdrop { fill: ${background}; }
.frame { fill: none; stroke: ${border}; stroke-dasharray: 2 3; }
.frame-title { font-size: 12px; font-weight: 600; fill: ${dim}; }
.box { fill: ${card}; stroke: ${border}; }
.collapsed .box { stroke-width: 1.5; }
.missing .box { stroke-dasharray: 5 4; fill: none; }
.bar { fill: ${dim}; }
.service .bar, .missing .bar { fill: ${palette.service}; }
.workload .bar { fill: ${palette.workload}; }
.entry .bar, .client .bar { fill: ${palette.entry}; }
.kind { font-size: 11px; fill: ${dim}; }
.name { font-size: 13px; font-weight: 600; }
.text, .aside { font-size: 11px; fill: ${dim}; }
.divider { stroke: ${border}; stroke-width: 1; }
.socket { fill: ${card}; stroke: ${dim}; stroke-width: 1.5; }
.socket.reached { fill: ${reached}; stroke: ${reached}; }
.socket.near-miss { stroke: ${warning}; }
.socket.nothing { stroke: ${error}; }
.mark { fill: none; stroke-width: 1.6; stroke-linecap: round; stroke-linejoin: round; }
.mark.reached { stroke: ${reached}; }
.mark.near-miss { stroke: ${warning}; }
.mark.nothing { stroke: ${error}; }
.mark.unknown { stroke: ${dim}; }
.near-miss > .text { fill: ${warning}; }
.nothing > .text { fill: ${error}; }
.card.near-miss > .box { stroke: ${warning}; stroke-width: 1.5; }
.card.nothing > .box { stroke: ${error}; stroke-width: 1.5; }
.cable { fill: none; stroke: ${cable}; stroke-width: 1.5; }
.cable.leads.reached { stroke: ${reached}; stroke-opacity: 0.75; }
.cable.near-miss { stroke: ${warning}; stroke-width: 2; stroke-dasharray: 7 4; }
.cable.nothing { stroke: ${error}; stroke-width: 2; stroke-dasharray: 2 4; }
.cable.unknown { stroke: ${dim}; stroke-dasharray: 1.5 4; stroke-linecap: round; }
.cable.concerns { stroke-width: 1; stroke-opacity: 0.6; }
.neighbour .box { stroke-dasharray: 1 2; }
.tip { fill: ${cable}; }
.tip.near-miss, .tip.nothing { fill: none; stroke: ${warning}; stroke-width: 2; stroke-linecap: round; }
.tip.nothing { stroke: ${error}; }
.label { font-size: 11px; fill: ${warning}; text-anchor: middle; }
.label.nothing { fill: ${error}; }
.label.aside { fill: ${dim}; }
.label-back { fill: ${background}; fill-opacity: 0.9; }
.here.here.here > .box, .here.here.here > .hit { stroke: ${focus}; stroke-width: 2.5; stroke-dasharray: none; }
.hit { fill: transparent; stroke: none; }
`;
}

/** The rules for the page around the drawing. */
export const pageStyle = `
html, body { height: 100%; margin: 0; padding: 0; overflow: hidden; }
body { display: flex; flex-direction: column; background: var(--vscode-editor-background);
  color: var(--vscode-foreground); font-family: var(--vscode-font-family); font-size: var(--vscode-font-size); }
.bar-of-tools { display: flex; flex-wrap: wrap; align-items: center; gap: 6px; padding: 6px 10px;
  border-bottom: 1px solid var(--vscode-contrastBorder, var(--vscode-widget-border, transparent)); }
.bar-of-tools .space { flex: 1; }
button, select { font: inherit; color: var(--vscode-button-secondaryForeground, inherit);
  background: var(--vscode-button-secondaryBackground, transparent);
  border: 1px solid var(--vscode-contrastBorder, var(--vscode-button-border, transparent)); border-radius: 3px; padding: 2px 8px; cursor: pointer; }
button[aria-pressed="true"] { outline: 1px solid var(--vscode-focusBorder); outline-offset: -1px; }
button:hover { background: var(--vscode-button-secondaryHoverBackground, inherit); }
select { color: var(--vscode-dropdown-foreground); background: var(--vscode-dropdown-background);
  border-color: var(--vscode-dropdown-border, transparent); }
button.link { background: none; border-color: transparent; color: var(--vscode-textLink-foreground); padding: 2px 4px; }
button.link:hover { text-decoration: underline; }
:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 1px; }
.summary { color: var(--vscode-descriptionForeground); }
.canvas { flex: 1; min-height: 0; width: 100%; display: block; cursor: grab; touch-action: none; }
.canvas.moving { cursor: grabbing; }
.canvas g:focus { outline: none; }
.canvas g.card, .canvas g.row, .canvas g.group { cursor: pointer; }
.canvas g:focus-visible > .box, .canvas g:focus-visible > .hit, .canvas g:focus-visible > .frame {
  stroke: var(--vscode-focusBorder); stroke-width: 2.5; stroke-dasharray: none; }
.canvas g.row:hover > .hit { fill: var(--vscode-list-hoverBackground, transparent); }
.empty { padding: 24px; max-width: 48em; line-height: 1.5; }
[hidden] { display: none !important; }
.legend { display: flex; flex-wrap: wrap; gap: 4px 18px; padding: 4px 10px 6px; color: var(--vscode-descriptionForeground); font-size: 11px; }
.legend span { display: inline-flex; align-items: center; gap: 5px; }
`;

function paletteOf(value: (color: readonly [variable: string, fallback: string]) => string): Palette {
  const entries = Object.entries(themeColors).map(([name, color]) => [name, value(color)]);
  return Object.fromEntries(entries) as Palette;
}
