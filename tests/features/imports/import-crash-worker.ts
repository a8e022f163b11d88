import { connectDatabase } from "~/core/db/connect.server";
import { resumeImports } from "~/features/imports/import-run.commands.server";

/** A process to kill: it creates the files of the imports under way, and lives until then. */
const [uri = ""] = process.argv.slice(2);

await connectDatabase(uri);
await resumeImports();
