import { Form } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { DescriptionList } from "~/components/ui/description-list";
import { EmptyState } from "~/components/ui/empty-state";
import { PagedList } from "~/components/ui/pagination";
import { Section } from "~/components/ui/section";
import { Timeline, TimelineItem } from "~/components/ui/timeline";
import type { VersionLine, WordingPage } from "./mail-wording.queries.server";
import { useSettingsAccess } from "./settings-form";

type Props = Pick<WordingPage, "versions" | "number" | "now">;

/** Every version of the words: who, when, what they said, and the way back to each. */
export function MailVersions({ versions, number, now }: Props) {
  const { canWrite } = useSettingsAccess();
  const isOriginal = versions.rows[0]?.isOriginal ?? true;
  const backToOriginal = canWrite && versions.page === 1 && !isOriginal && (
    <Restore from={number} version={0} act="Revenir au texte d’origine" />
  );
  return (
    <Section title="Versions" count={versions.total} act={backToOriginal}>
      <PagedList
        {...versions}
        one="version"
        many="versions"
        empty={
          <EmptyState
            title="Le texte d’origine est en vigueur."
            why="Chaque enregistrement fait ici une version, que l’on peut relire et reprendre."
          />
        }
      >
        <Timeline label="Versions du texte">
          {versions.rows.map((line) => (
            <TimelineItem
              key={line.number}
              at={line.at}
              now={now}
              by={line.by}
              act={
                canWrite &&
                !line.isInForce && (
                  <Restore from={number} version={line.number} act="Reprendre cette version" />
                )
              }
            >
              <Version line={line} />
            </TimelineItem>
          ))}
        </Timeline>
      </PagedList>
    </Section>
  );
}

function Version({ line: { number, isInForce, isOriginal, texts } }: { line: VersionLine }) {
  return (
    <>
      Version {number}
      {isOriginal && ", le texte d’origine"} {isInForce && <Badge tone="done">en vigueur</Badge>}
      <details>
        <summary className="link inline-flex min-h-6">Lire le texte de la version {number}</summary>
        <div className="mt-2 whitespace-pre-line">
          <DescriptionList facts={texts.map(({ label, text }) => ({ term: label, value: text || "vide" }))} />
        </div>
      </details>
    </>
  );
}

function Restore({ from, version, act }: { from: number; version: number; act: string }) {
  return (
    <Form method="post">
      <input type="hidden" name="from" value={from} />
      <input type="hidden" name="number" value={version} />
      <Button
        name="intent"
        value="restore"
        size="small"
        aria-label={version === 0 ? undefined : `${act} : version ${version}`}
      >
        {act}
      </Button>
    </Form>
  );
}
