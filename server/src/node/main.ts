/** The entry of the server's own process. */
import { startFromCommandLine } from "./start.ts";

startFromCommandLine();
