import "./settings-first";
import path from "node:path";
import { parseArgs } from "node:util";
import { restoreBackup } from "~/core/db/restore.server";
import { SetupError } from "~/core/errors";
import { formatCount, formatDayLong, formatTime } from "~/vocabulary/typography";
import { finishEffects, refuseRunning, runCommand, withBase } from "./base";

await runCommand(async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { replace: { type: "boolean", default: false } },
  });
  const [folder] = positionals;
  if (!folder) throw new SetupError("Dites quelle sauvegarde restaurer : npm run restore -- <dossier>");
  await refuseRunning();
  await withBase(async () => {
    console.log("Vérification, puis restauration…");
    const { collections, createdAt } = await restoreBackup(path.resolve(folder), {
      isReplacing: values.replace,
    });
    await finishEffects();
    const documents = collections.reduce((sum, collection) => sum + collection.documents, 0);
    console.log(
      `Base restaurée telle qu’elle était le ${momentWords(createdAt)} : ${formatCount(documents, "document", "documents")}.`,
    );
  });
});

function momentWords(iso: string): string {
  const moment = new Date(iso);
  return `${formatDayLong(moment)} à ${formatTime(moment)}`;
}
