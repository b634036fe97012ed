/**
 * Runs the stories inside VS Code's extension host. The host process reads results from the console, which is the one
 * channel that every kind of host has: desktop, served, and in a web worker.
 */
import Mocha from "mocha";

const storyDeadline = 90_000;

/**
 * Runs every story that `load` registers with mocha's `describe` and `it`, and prints each result as one line of
 * JSON behind `resultMarker`, so that nothing which the editor logs can be taken for a result. The first such line says
 * how many tests there are: an extension host that dies halfway would otherwise look like a short suite that passed.
 * Rejects when a test failed: VS Code turns that into a non-zero exit code.
 */
export const runStories = async (stories: {
  load: () => Promise<unknown>;
  resultMarker: string;
}): Promise<void> => {
  // biome-ignore lint/suspicious/noConsole: the console is how results leave the extension host.
  const report = (result: object): void => console.log(stories.resultMarker + JSON.stringify(result));
  const mocha = new Mocha({
    ui: "bdd",
    reporter: reporter(report),
    timeout: storyDeadline,
    forbidPending: true,
  });
  // Mocha offers `describe` and `it` when it loads files by path; in a bundle there are none, so we ask for them.
  mocha.suite.emit("pre-require", globalThis, "", mocha);
  await stories.load();
  report({ planned: mocha.suite.total() });
  const failures = await new Promise<number>((resolve) => {
    mocha.run(resolve);
  });
  if (failures > 0) throw new Error(`${failures} failed`);
};

const reporter = (report: (result: object) => void) =>
  class extends Mocha.reporters.Base {
    constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
      super(runner, options);
      runner.on("pass", (test) =>
        report({ passed: true, title: test.fullTitle(), milliseconds: test.duration }),
      );
      runner.on("fail", (test, error: Error) =>
        report({ passed: false, title: test.fullTitle(), error: error.stack ?? error.message }),
      );
    }
  };
