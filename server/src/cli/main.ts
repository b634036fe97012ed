import { endpointsReport } from "./endpoints.ts";
import { load } from "./load.ts";

const l = await load(process.argv.slice(3), async () => "");
const r = endpointsReport(l.workspace, "auto");
process.stdout.write(JSON.stringify({ ...r, files: l.files }, null, 1));
