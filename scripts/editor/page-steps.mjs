/** What a user does in the editor's page, as steps for a picture. They act at the cursor, and wait for the answer. */

/** Waits until a finding is underlined. */
export const squiggle = (page) =>
  page.locator(".squiggly-error, .squiggly-warning, .squiggly-info").first().waitFor();

/** Shows the hover at the cursor; asks again until the language server has something to say. */
export const hover = async (page) => {
  const shown = page.locator(".monaco-hover:not(.hidden) .hover-contents").first();
  for (let attempt = 0; ; attempt += 1) {
    await page.keyboard.press("Control+K");
    await page.keyboard.press("Control+I");
    const visible = shown.waitFor({ timeout: 2_000 }).then(
      () => true,
      () => false,
    );
    if ((await visible) || attempt === 10) return shown.waitFor();
    await page.keyboard.press("Escape");
  }
};

/** Opens the menu of quick fixes and refactorings at the cursor. */
export const quickFixes = async (page) => {
  await page.keyboard.press("Control+.");
  await page.locator(".action-widget .action-item, .action-widget .monaco-list-row").first().waitFor();
};

/** Waits until a code lens is shown. */
export const codeLens = (page) => page.locator(".codelens-decoration").first().waitFor();

/** Opens a walkthrough by its title, beside the file. */
export const walkthrough = (title) => async (page) => {
  await page.keyboard.press("F1");
  await page.keyboard.type("Welcome: Open Walkthrough...");
  await page.locator(".quick-input-list .monaco-list-row").first().waitFor();
  await page.keyboard.press("Enter");
  const row = page.locator(".quick-input-list .monaco-list-row", { hasText: title }).first();
  await row.waitFor();
  await row.click();
  await page.locator(".gettingStartedContainer .step-title", { hasText: "" }).first().waitFor();
};

/** Runs a command by its name in the palette. */
export const command = (name) => async (page) => {
  await page.keyboard.press("F1");
  await page.locator(".quick-input-widget .quick-input-filter input").waitFor();
  await page.keyboard.type(name);
  await page.locator(`.quick-input-list .monaco-list-row[aria-label*="${name}"]`).first().waitFor();
  await page.keyboard.press("Enter");
};

/** Waits until the wiring picture is drawn in its panel. */
export const picture = (page) =>
  page
    .frameLocator("iframe.webview.ready")
    .frameLocator("#active-frame")
    .locator("g.drawing g.card")
    .first()
    .waitFor();

/** Opens the rows of the Endpoints view down to the containers of a Service, once there are rows. */
export const endpoints = (name) => async (page) => {
  const row = page.locator(`.pane-body .monaco-list-row[aria-label*="${name}"]`).first();
  await row.waitFor();
  await row.locator(".monaco-tl-twistie").click();
  await page.locator('.pane-body .monaco-list-row[aria-level="3"] .monaco-tl-twistie').first().click();
  await page.locator('.pane-body .monaco-list-row[aria-level="4"]').first().waitFor();
};
