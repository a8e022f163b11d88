import { Form } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { PagedList } from "~/components/ui/pagination";
import { Section } from "~/components/ui/section";
import { Timeline, TimelineItem } from "~/components/ui/timeline";
import type { AgreementWords } from "./agreement-default";
import type { getModelPage } from "./agreement-templates.queries.server";

type Page = Awaited<ReturnType<typeof getModelPage>>;

interface Props extends Pick<Page, "model" | "versions" | "now"> {
  canWrite: boolean;
}

/** Every version of the model: who, when, what it said, and the way back to each. */
export function AgreementModelVersions({ model: { number }, versions, now, canWrite }: Props) {
  return (
    <Section
      title="Versions"
      count={versions.total}
      act={canWrite && number > 0 && <Restore from={number} version={0} act="Revenir au texte d’origine" />}
    >
      <PagedList
        {...versions}
        one="version"
        many="versions"
        empty={
          <EmptyState
            title="Le modèle d’origine est en vigueur."
            why="Chaque enregistrement fait ici une version. Une convention déjà établie garde le texte qu’elle avait."
          />
        }
      >
        <Timeline label="Versions du modèle">
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
              Version {line.number} {line.isInForce && <Badge tone="done">en vigueur</Badge>}
              <details>
                <summary className="link inline-flex min-h-6">Lire la version {line.number}</summary>
                <AgreementWordsShown words={line} />
              </details>
            </TimelineItem>
          ))}
        </Timeline>
      </PagedList>
    </Section>
  );
}

/** Words of an agreement, as they are read. */
export function AgreementWordsShown({ words: { title, paragraphs } }: { words: AgreementWords }) {
  return (
    <div className="mt-2 max-w-[75ch]">
      <h3 className="mb-2 text-xl font-semibold">{title}</h3>
      {paragraphs.map((paragraph, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: words that are read do not move
        <div key={index} className="mb-3">
          {paragraph.title && <h4 className="font-semibold">{paragraph.title}</h4>}
          <p className="whitespace-pre-line">{paragraph.text}</p>
        </div>
      ))}
    </div>
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
