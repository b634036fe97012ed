/** What a user does in the editor's page, as steps for a picture. They act at the cursor, and wait for the answer. */

/** Waits until a finding is underlined. */
export const squiggle = (page) =>
  page.locator(".squiggly-error, .squiggly-warning, .squiggly-info").first().waitFor();

/** Shows the hover at the cursor; asks again until the language server has something to say. */
export const hover = async (page) => {
  const shown = page.locator(".monaco-hover:not(.hidden) .hover-contents").first();
  await untilShown(shown, async () => {
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+K");
    await page.keyboard.press("Control+I");
  });
};

/** Opens the menu of quick fixes and refactorings at the cursor. */
export const quickFixes = async (page) => {
  await page.keyboard.press("Control+.");
  await page.locator(".action-widget .action-item, .action-widget .monaco-list-row").first().waitFor();
};

/** Hides the side bar, so that the file has the room. */
export const noSideBar = async (page) => {
  await page.keyboard.press("Control+B");
  await page.locator(".part.sidebar").waitFor({ state: "hidden" });
};

/** Waits until a code lens is shown. */
export const codeLens = (page) => page.locator(".codelens-decoration").first().waitFor();

/** Waits until a hint is shown within a line. */
export const hints = (page) =>
  page.locator('.view-line [class*="dyn-rule"]', { hasText: /\S/ }).first().waitFor();

/** Deletes from the cursor to the end of its line, as one who is about to type something else. */
export const deleteRestOfLine = async (page) => {
  await page.keyboard.press("Shift+End");
  await page.keyboard.press("Delete");
};

/** Asks for completions at the cursor until there are some. */
export const completions = (page) =>
  untilShown(page.locator(".suggest-widget.visible .monaco-list-row").first(), async () => {
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+Space");
  });

/** Types a new name for what the cursor is in, and shows what a rename would change. */
export const renamePreview = (name) => async (page) => {
  const box = page.locator(".rename-box .rename-input").first();
  await untilShown(box, () => page.keyboard.press("F2"));
  await page.keyboard.press("Control+A");
  await page.keyboard.type(name);
  await page.keyboard.press("Control+Enter");
  await page.getByText("Discard", { exact: true }).waitFor();
};

/** Gives the panel at the bottom more room, by its upper edge. */
export const tallPanel = async (page) => {
  const { x, y, width } = await page.locator(".part.panel").boundingBox();
  await page.mouse.move(x + width / 4, y - 2);
  await page.mouse.down();
  await page.mouse.move(x + width / 4, y - 130, { steps: 5 });
  await page.mouse.up();
  await page.mouse.move(x + width / 2, 20);
};

/** Acts again until an answer is there: the language server may not have read the files yet. */
const untilShown = async (answer, act) => {
  for (let attempt = 0; ; attempt += 1) {
    await act();
    const visible = answer.waitFor({ timeout: 2_000 }).then(
      () => true,
      () => false,
    );
    if ((await visible) || attempt === 10) return answer.waitFor();
  }
};

/** Opens a walkthrough by its title, and the step of that title in it. */
export const walkthrough = (title, step) => async (page) => {
  await command("Welcome: Open Walkthrough...")(page);
  const row = page.locator(".quick-input-list .monaco-list-row", { hasText: title }).first();
  await row.waitFor();
  await row.click();
  await page.locator(".gettingStartedContainer .step-title", { hasText: step }).first().click();
};

/** Runs a command by its name in the palette. */
export const command = (name) => async (page) => {
  await page.keyboard.press("F1");
  await page.locator(".quick-input-widget .quick-input-filter input").waitFor();
  await page.keyboard.type(name);
  await page.locator(`.quick-input-list .monaco-list-row[aria-label*="${name}"]`).first().waitFor();
  await page.keyboard.press("Enter");
};

const wiring = (page) => page.frameLocator("iframe.webview.ready").frameLocator("#active-frame");

/** Waits until the wiring picture is drawn in its panel. */
export const picture = (page) => wiring(page).locator("g.drawing g.card").first().waitFor();

/** Opens the rows of the Endpoints view down to the containers of a Service, once there are rows. */
export const endpoints = (name) => async (page) => {
  const row = page.locator(`.pane-body .monaco-list-row[aria-label*="${name}"]`).first();
  await row.waitFor();
  await row.locator(".monaco-tl-twistie").click();
  await page.locator('.pane-body .monaco-list-row[aria-level="3"] .monaco-tl-twistie').first().click();
  await page.locator('.pane-body .monaco-list-row[aria-level="4"]').first().waitFor();
};
