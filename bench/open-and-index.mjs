/** Opens a folder and one file of it in a fresh server, and asks about the file all the while until all is indexed. */
import { residentBytes } from "./resident-memory.mjs";
import { patchbay } from "./servers.mjs";
import { startServer } from "./stdio-client.mjs";

/** Between two hovers, in milliseconds: a person does not ask faster, and the server is not measured at rest. */
const pause = 20;

/**
 * `open` is the file as `{ uri, text }`. Returns `milliseconds` until nothing is left to do, `first` until the first
 * answer, `waits` for each hover after that one, which waits for its own file to be read and not for others, `bytes`
 * of resident memory at the end, and how many `reports` of progress came. `options` are the client's.
 */
export async function openAndIndex({ cli, folder, open, options }) {
  const server = startServer(patchbay({ name: folder, cli, folder, options }));
  try {
    await server.initialize();
    const start = performance.now();
    await server.open(open.uri, open.text);
    const place = placeOfService(open.text);
    const waits = [];
    let first;
    let settled = false;
    const end = server.settled(open.uri).then(() => {
      settled = true;
      return performance.now();
    });
    while (!settled) {
      const asked = performance.now();
      const answer = await server.hover(open.uri, place);
      if (first !== undefined) waits.push(performance.now() - asked);
      if (answer !== null) first ??= performance.now() - start;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    const milliseconds = (await end) - start;
    return {
      milliseconds,
      first: first ?? milliseconds,
      waits,
      bytes: residentBytes(server.pid),
      reports: server.progressReports(),
    };
  } finally {
    await server.stop();
  }
}

function placeOfService(text) {
  const line = text.split("\n").indexOf("kind: Service");
  if (line === -1) throw new Error("the open file has no Service");
  return { line, character: "kind: ".length };
}
