import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { DataTable } from "~/components/ui/data-table";
import { EmptyState } from "~/components/ui/empty-state";
import { Line, Lines } from "~/components/ui/line";
import { Notice } from "~/components/ui/notice";
import { Section } from "~/components/ui/section";
import { formatCount, formatNumber } from "~/vocabulary/typography";
import type { SemesterCapacity } from "./capacity.queries.server";
import { BedDrawing, CapacityDrawing, CapacityKey } from "./capacity-drawing";
import { bedWords, capacityWords, enoughWords, isSure, LOST_FOR, missingWords } from "./capacity-words";

/** What a semester can take: drawn as a whole, then level by level, then in figures. */
export function CapacityView({ capacity }: { capacity: SemesterCapacity }) {
  const { total, levels, beds } = capacity;
  if (total.columns.length === 0 && beds.asked === 0) return <NothingYet hasBeds={beds.beds > 0} />;
  const missing = missingWords(capacity);
  return (
    <>
      {missing ? (
        <Notice>{missing}</Notice>
      ) : (
        <Notice tone={isSure(capacity) ? "done" : "waiting"}>
          {enoughWords(capacity.interns, capacity)}
        </Notice>
      )}
      <Section title="Capacité">
        <p className="mb-3">{targetWords(capacity)}</p>
        <CapacityKey />
        <Drawn title="En tout" words={capacityWords(total)}>
          <CapacityDrawing columns={total.columns} label={`En tout : ${capacityWords(total)}`} />
        </Drawn>
        <Drawn title="Lits" words={bedWords(beds)}>
          {beds.beds + beds.asked > 0 && <BedDrawing beds={beds} label={`Lits : ${bedWords(beds)}`} />}
        </Drawn>
      </Section>
      {levels.length > 1 && (
        <Section title="Par niveau">
          <div className="grid gap-x-8 md:grid-cols-2">
            {levels.map((level) => (
              <Drawn key={level.level} title={level.label} words={capacityWords(level)}>
                <CapacityDrawing columns={level.columns} label={`${level.label} : ${capacityWords(level)}`} />
              </Drawn>
            ))}
          </div>
          <p className="text-12 text-muted">
            Un·e interne sans place est compté·e au premier niveau demandé.
          </p>
        </Section>
      )}
      <Figures capacity={capacity} />
      <LostPlaces capacity={capacity} />
    </>
  );
}

function Drawn({ title, words, children }: { title: string; words: string; children: ReactNode }) {
  return (
    <div className="mb-5">
      <h3 className="font-semibold">{title}</h3>
      <p className="mb-2 text-muted">{words}</p>
      {children}
    </div>
  );
}

function Figures({ capacity: { total, levels } }: { capacity: SemesterCapacity }) {
  const rows = [...levels, { level: "total", label: "En tout", ...total }];
  return (
    <details className="mt-4">
      <summary className="link inline-flex min-h-6">La capacité en chiffres</summary>
      <div className="mt-3">
        <DataTable
          caption="Capacité par niveau"
          rows={rows}
          rowKey={({ level }) => level}
          columns={[
            { header: "Niveau", cell: ({ label }) => label, onPhone: true },
            figure("Offertes", ({ offered }) => offered),
            figure("Confirmées", ({ confirmed }) => confirmed),
            figure("Attribuées", ({ filled }) => filled),
            figure("Libres", ({ free }) => free),
            figure("Sans maître de stage", ({ lost }) => lost.supervisor),
            figure("Sans cabinet", ({ lost }) => lost.room),
            figure("Internes à placer", ({ waiting }) => waiting),
          ]}
        />
      </div>
    </details>
  );
}

type Row = SemesterCapacity["total"];

function figure(header: string, of: (row: Row) => number) {
  const cell = (row: Row) => formatNumber(of(row));
  return { header, cell, isEnd: true, onPhone: true, isNamedOnPhone: true };
}

function LostPlaces({ capacity: { lost, beds } }: { capacity: SemesterCapacity }) {
  const count = lost.reduce((sum, { seats }) => sum + seats, 0) + beds.missing;
  if (count === 0) return null;
  return (
    <Section title="Places perdues" count={count}>
      <Lines label="Places perdues">
        {lost.map(({ placeId, title, level, why, seats, stranded }) => (
          <Line
            key={`${placeId} ${why}`}
            title={<Link to={`/training-places/${placeId}`}>{title}</Link>}
            detail={[
              level,
              `${formatCount(seats, "place", "places")} ${LOST_FOR[why]}`,
              strandedWords(stranded),
            ]
              .filter(Boolean)
              .join(" · ")}
          />
        ))}
        {beds.missing > 0 && (
          <Line
            title={<Link to="/lodgings">Hébergements</Link>}
            detail={`${formatCount(beds.missing, "place risque", "places risquent")} d’être perdues faute de lit`}
          />
        )}
      </Lines>
    </Section>
  );
}

function strandedWords(stranded: number): string {
  return stranded > 0 ? formatCount(stranded, "interne à replacer", "internes à replacer") : "";
}

function targetWords({ target, interns, total }: SemesterCapacity): string {
  const expected = formatCount(interns, "interne attendu·e", "internes attendu·e·s");
  const filled = formatCount(total.filled, "place attribuée", "places attribuées");
  return target === undefined
    ? `${expected}, ${filled}. Aucun objectif n’est fixé.`
    : `${expected}, ${filled}, pour un objectif de ${formatNumber(target)}.`;
}

function NothingYet({ hasBeds }: { hasBeds: boolean }) {
  return (
    <EmptyState
      title="Ni place ni interne pour ce semestre."
      why={
        hasBeds
          ? "Demandez leurs places aux maîtres de stage, ou notez-les sur chaque terrain de stage."
          : "Ajoutez des terrains de stage et des hébergements, puis demandez leurs places aux maîtres de stage."
      }
      act={
        <Link to="/training-places" className="button">
          Voir les terrains de stage
        </Link>
      }
    />
  );
}
