import { connectDatabase } from "~/core/db/connect.server";
import { registerFollowUps, settle } from "~/core/db/relay.server";
import { resumePublications } from "~/features/allocations/publishing.commands.server";
import { followUps } from "~/server/follow-ups";

/** A process to kill: it publishes the allocation under way, and lives until then. */
const [uri = ""] = process.argv.slice(2);

await connectDatabase(uri);
registerFollowUps(followUps);
await resumePublications();
await settle();
setInterval(() => {}, 1000);
