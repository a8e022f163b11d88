import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { Badge } from "./badge";
import { Button } from "./button";
import { PagedList } from "./pagination";
import { Section } from "./section";
import { Timeline, TimelineItem } from "./timeline";

interface VersionLine {
  number: number;
  at: Date;
  by?: string;
  isInForce: boolean;
}

interface Props<Line extends VersionLine> {
  /** Whose versions they are: « Versions du modèle ». */
  label: string;
  versions: { rows: Line[]; page: number; hasNext: boolean; total: number };
  /** The version in force, from which another is taken up. */
  number: number;
  now: Date;
  canWrite: boolean;
  /** Whether something else than the first words is in force. */
  canReset: boolean;
  empty: ReactNode;
  /** What a version says. */
  children: (line: Line) => ReactNode;
}

/** Every version of some words: who, when, what they said, and the way back to each and to the first. */
export function VersionList<Line extends VersionLine>(props: Props<Line>) {
  const { label, versions, number, now, canWrite, canReset, empty, children } = props;
  const back = canWrite && canReset && <Restore from={number} version={0} act="Revenir au texte d’origine" />;
  return (
    <Section title="Versions" count={versions.total} act={back}>
      <PagedList {...versions} one="version" many="versions" empty={empty}>
        <Timeline label={label}>
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
                {children(line)}
              </details>
            </TimelineItem>
          ))}
        </Timeline>
      </PagedList>
    </Section>
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
