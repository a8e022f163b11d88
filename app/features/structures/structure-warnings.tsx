import { Link } from "@remix-run/react";
import { Notice } from "~/components/ui/notice";
import { joinWords } from "~/vocabulary/typography";

interface Props {
  structure: {
    hasDoubtfulFiness: boolean;
    doubles: { id: string; name: string }[];
    source?: { name: string; on: string; isListed: boolean };
  };
}

/** What is worth a second look on a structure's card; none of it forbids anything. */
export function StructureWarnings({ structure: { hasDoubtfulFiness, doubles, source } }: Props) {
  return (
    <>
      {source?.isListed === false && (
        <Notice tone="attention" title="Plus dans FINESS.">
          L’extraction du {source.on} était la dernière à la citer. Si elle a fermé, dites-le dans sa fiche.
        </Notice>
      )}
      {doubles.length > 0 && (
        <Notice tone="attention" title="Même numéro FINESS.">
          {joinWords(doubles.map(({ name }) => name))} : gardez une seule fiche, fermez l’autre.{" "}
          <Link to={`/structures/${doubles[0]?.id}`}>Ouvrir l’autre fiche</Link>
        </Notice>
      )}
      {hasDoubtfulFiness && (
        <Notice tone="attention">
          La clé de ce numéro FINESS ne tombe pas juste : relisez-le. Il est gardé tel quel.
        </Notice>
      )}
      {source?.isListed && (
        <p className="text-muted">
          Dans FINESS, au {source.on} : « {source.name} ».
        </p>
      )}
    </>
  );
}
