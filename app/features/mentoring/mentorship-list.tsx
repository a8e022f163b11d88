import { Link } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { EmptyState } from "~/components/ui/empty-state";
import { Line, Lines } from "~/components/ui/line";
import { TabLinks } from "~/components/ui/tab-links";
import { When } from "~/components/ui/when";
import { formatDayLong, NBSP } from "~/vocabulary/typography";
import type { MentoringView } from "./mentoring-views";

interface Row {
  id: string;
  name: string;
  situation: string;
  askedAt: string | Date;
  mentor?: string;
  startedOn?: string;
  nextOn?: string;
  isLate: boolean;
  end?: { state: string; reason: string; on: string };
}

/** The sides of mentoring: who waits, who is paired, who was, and the volunteers. */
export function MentoringTabs({ current }: { current: MentoringView }) {
  const tabs = [
    { view: "attente", to: "/mentoring?vue=attente", label: "En attente" },
    { view: "binomes", to: "/mentoring", label: "Binômes en cours" },
    { view: "finis", to: "/mentoring?vue=finis", label: "Terminés" },
    { view: "compagnons", to: "/mentoring?vue=compagnons", label: "Compagnons" },
  ];
  return (
    <TabLinks
      label="Compagnonnage"
      tabs={tabs.map(({ view, to, label }) => ({ to, label, isCurrent: view === current }))}
    />
  );
}

/** Mentorships, each by what is to know of it where it stands. */
export function MentorshipLines({ rows }: { rows: readonly Row[] }) {
  return (
    <Lines label="Compagnonnages">
      {rows.map((row) => (
        <Line
          key={row.id}
          title={
            <Link to={`/mentoring/${row.id}`}>
              {row.name}
              {row.mentor && ` et ${row.mentor}`}
            </Link>
          }
          detail={<Detail row={row} />}
          badge={<Standing row={row} />}
        />
      ))}
    </Lines>
  );
}

function Detail({ row: { situation, askedAt, startedOn, end } }: { row: Row }) {
  if (end) return `${situation} · ${end.reason}`;
  if (startedOn) return `${situation} · depuis le ${formatDayLong(startedOn)}`;
  return (
    <>
      {situation} · attend depuis le <When at={askedAt} />
    </>
  );
}

function Standing({ row: { nextOn, isLate, end, startedOn } }: { row: Row }) {
  if (end) return <Badge tone="waiting">{`${end.state} le ${formatDayLong(end.on)}`}</Badge>;
  if (!startedOn) return null;
  if (!nextOn) return <Badge tone="attention">aucun point prévu</Badge>;
  return (
    <Badge tone={isLate ? "late" : "neutral"}>
      {isLate ? `point en retard${NBSP}: ` : `prochain point${NBSP}: `}
      {formatDayLong(nextOn)}
    </Badge>
  );
}

const EMPTY: Readonly<Record<MentoringView, { title: string; why: string }>> = {
  attente: {
    title: "Personne n’attend de compagnon.",
    why: `Pour en chercher un, ouvrez le projet professionnel de la personne, puis «${NBSP}Compagnonnage${NBSP}».`,
  },
  binomes: {
    title: "Aucun binôme en cours.",
    why: "Notez d’abord les compagnons volontaires, puis le souhait d’une personne, depuis son projet professionnel.",
  },
  finis: {
    title: "Aucun compagnonnage terminé.",
    why: "Ceux qui se terminent ou s’interrompent restent ici, avec leur raison.",
  },
  compagnons: { title: "", why: "" },
};

/** What a list without mentorships says, and where to begin. */
export function NoMentorship({ view }: { view: MentoringView }) {
  return <EmptyState {...EMPTY[view]} />;
}
