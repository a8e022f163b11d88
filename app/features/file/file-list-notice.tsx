import { Notice } from "~/components/ui/notice";

/** Why the list is not quite what was asked for. */
export function FileListNotice({ isNear, isCut }: { isNear: boolean; isCut: boolean }) {
  if (isCut)
    return (
      <Notice tone="attention" title="Affinez ces filtres.">
        Ils portent sur plus de 5 000 dossiers : certains peuvent manquer ci-dessous.
      </Notice>
    );
  if (!isNear) return null;
  return <Notice title="Aucun nom ne s’écrit ainsi.">Voici ceux qui en sont à une lettre près.</Notice>;
}
