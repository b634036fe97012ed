/** The drawing as a file: an SVG that stands alone, with the colours of the theme, and a PNG made of it. */
import { drawingStyle, fixedPalette } from "../../src/picture/style.ts";
import { drawingOf, margin } from "./drawing.ts";
import type { Scene } from "./scene.ts";
import { type Shape, shape, textShape, xmlOf } from "./shapes.ts";
import type { Words } from "./words.ts";

/** Browsers refuse canvases beyond this, in pixels of a side. */
const largestSide = 8000;

/** The SVG document. `colorOf` gives the value of a variable of the theme. */
export function svgOf(scene: Scene, words: Words, colorOf: (variable: string) => string): string {
  const [width, height] = [scene.width + 2 * margin, scene.height + 2 * margin].map(Math.ceil);
  const root: Shape = shape(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `${-margin} ${-margin} ${width} ${height}`,
      width: width ?? 0,
      height: height ?? 0,
    },
    [
      textShape("style", {}, drawingStyle(fixedPalette(colorOf), "sans-serif").replace(/\s+/g, " ")),
      shape("rect", { class: "backdrop", x: -margin, y: -margin, width: width ?? 0, height: height ?? 0 }),
      drawingOf(scene, words),
    ],
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xmlOf(root)}\n`;
}

/** The PNG in base64, twice as fine as the screen where a canvas can be so large. Rejects when the page cannot draw it. */
export async function pngOf(
  svg: string,
  { width, height }: Pick<Scene, "width" | "height">,
): Promise<string> {
  const [w, h] = [width + 2 * margin, height + 2 * margin];
  const scale = Math.min(2, largestSide / Math.max(w, h));
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil(w * scale);
  canvas.height = Math.ceil(h * scale);
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL("image/png").replace(/^data:image\/png;base64,/, "");
}
