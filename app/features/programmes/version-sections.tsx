import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { Badge, type Tone } from "~/components/ui/badge";
import { DescriptionList } from "~/components/ui/description-list";
import { ActButton, Folded, ItemForm, isResultOf, type LastResult } from "~/components/ui/item-form";
import { Line, Lines } from "~/components/ui/line";
import { Notice } from "~/components/ui/notice";
import { Section } from "~/components/ui/section";
import { TextField } from "~/components/ui/text-field";
import { formatDayLong } from "~/vocabulary/typography";
import type { VersionRow } from "./programmes.queries.server";
import type { VersionStanding } from "./version-on";
import type { VersionFact } from "./version-words";

/** What a version says, with where to read what was voted. */
export function VersionFacts({ facts, link }: { facts: readonly VersionFact[]; link?: string }) {
  return (
    <>
      <DescriptionList
        facts={facts.map(({ term, lines }) => ({ term, value: <FactLines lines={lines} /> }))}
      />
      {link && (
        <p className="mt-3">
          <a href={link} rel="noreferrer" target="_blank">
            Lire la délibération (nouvel onglet)
          </a>
        </p>
      )}
    </>
  );
}

function FactLines({ lines }: { lines: readonly string[] }) {
  if (lines.length === 1) return lines[0];
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

/** Where a version stands, and whether it was checked. */
export function VersionBadges({ version }: { version: VersionRow }) {
  const { words, tone } = STANDINGS[version.standing];
  return (
    <span className="flex flex-wrap gap-2">
      <Badge tone={tone}>{words}</Badge>
      {version.isToCheck && <Badge tone="attention">à vérifier</Badge>}
      {version.isUsed && <Badge>sert à des conventions</Badge>}
    </span>
  );
}

const STANDINGS: Readonly<Record<VersionStanding, { words: string; tone: Tone }>> = {
  "in-force": { words: "en vigueur", tone: "done" },
  coming: { words: "à venir", tone: "waiting" },
  past: { words: "remplacée", tone: "neutral" },
  aside: { words: "retirée", tone: "neutral" },
};

interface WritingProps {
  version: VersionRow;
  lastResult: LastResult;
  /** The form that corrects it, when it may be. */
  children: ReactNode;
  isOpen: boolean;
}

/** What may be done of a version: corrected while nothing rests on it, copied always. */
export function VersionActs({ version, lastResult, children, isOpen }: WritingProps) {
  const { id, isUsed, standing } = version;
  return (
    <div className="mt-4 grid gap-2">
      {isUsed && (
        <Notice title="Une convention repose sur cette version : elle ne change plus." tone="waiting">
          Pour d’autres termes, préparez une nouvelle version.
        </Notice>
      )}
      {children && (
        <Folded summary="Corriger cette version" isOpen={isOpen || isResultOf(lastResult, "version", id)}>
          {children}
        </Folded>
      )}
      <Folded summary="Préparer une nouvelle version" isOpen={isResultOf(lastResult, "version-prepare", id)}>
        <ItemForm intent="version-prepare" itemId={id} lastResult={lastResult} submit="Préparer la version">
          {(fields) => (
            <TextField
              label="En vigueur à partir du"
              field={fields.fromOn}
              type="date"
              hint="Elle reprend les termes de celle-ci, sans sa délibération. Ce qui est déjà signé ne change pas."
            />
          )}
        </ItemForm>
      </Folded>
      {standing === "aside" && (
        <ActButton intent="version-back" fields={{ itemId: id }}>
          Remettre cette version
        </ActButton>
      )}
      {standing !== "aside" && !isUsed && (
        <ActButton intent="version-aside" fields={{ itemId: id }}>
          Retirer cette version
        </ActButton>
      )}
    </div>
  );
}

/** Every version, the last to begin first. */
export function VersionList({ versions, shownId }: { versions: readonly VersionRow[]; shownId: string }) {
  if (versions.length < 2) return null;
  return (
    <Section title="Versions" count={versions.length}>
      <Lines label="Versions">
        {versions.map((version) => (
          <Line
            key={version.id}
            title={<VersionLink version={version} isShown={version.id === shownId} />}
            badge={<VersionBadges version={version} />}
          />
        ))}
      </Lines>
    </Section>
  );
}

function VersionLink({ version: { id, fromOn }, isShown }: { version: VersionRow; isShown: boolean }) {
  const words = `À partir du ${formatDayLong(fromOn)}`;
  if (isShown) return <span aria-current="true">{`${words} (affichée)`}</span>;
  return (
    <Link to={`?version=${id}`} preventScrollReset>
      {words}
    </Link>
  );
}
