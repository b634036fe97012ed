/** The VS Code that the user has installed. */
import { findExecutable } from "./processes.mjs";

/** The user's `code` command, or undefined where there is none or its window could not appear. */
export const findDesktopCode = () => (hasDisplay() ? findExecutable("code") : undefined);

/** Whether a window can appear on a screen; only Linux runs without one. */
export const hasDisplay = () =>
  process.platform !== "linux" ||
  [process.env.DISPLAY, process.env.WAYLAND_DISPLAY].some((display) => Boolean(display));
