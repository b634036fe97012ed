/** The page of the picture: an empty stage. Everything on it is put there by the script, as values. */
import { drawingStyle, livePalette, pageStyle } from "./style.ts";

export interface PageParts {
  /** Fresh for each page: only what bears it runs. */
  readonly nonce: string;
  /** The uri of the script, as the page may load it. */
  readonly script: string;
}

/** The policy of the page: its own script and style, pictures made by itself, and nothing from anywhere else. */
export function policyOf(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

/** The HTML of the page. */
export function pageOf({ nonce, script }: PageParts): string {
  return `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyOf(nonce)}">
<style nonce="${nonce}">${pageStyle}${drawingStyle(livePalette, "var(--vscode-font-family)")}</style>
</head>
<body>
<div class="bar-of-tools" role="toolbar" id="tools"></div>
<p class="empty" id="empty" hidden></p>
<svg class="canvas" id="canvas" role="graphics-document" xmlns="http://www.w3.org/2000/svg"></svg>
<div class="legend" id="legend" aria-hidden="true"></div>
<script nonce="${nonce}" src="${attribute(script)}"></script>
</body>
</html>
`;
}

function attribute(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
