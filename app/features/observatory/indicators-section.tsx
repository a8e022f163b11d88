import { Link } from "@remix-run/react";
import { DataTable } from "~/components/ui/data-table";
import { Line, Lines } from "~/components/ui/line";
import { Notice } from "~/components/ui/notice";
import { Section } from "~/components/ui/section";
import { NBSP } from "~/vocabulary/typography";
import type { IndicatorLine, IndicatorsView } from "./indicator-view";

const PAGE = "/childcare/observatory/indicators";

interface Props {
  view: IndicatorsView;
  /** Whether the reader may record or withdraw one: `partners:write`. */
  canWrite: boolean;
}

/** The dated indicators, the latest of each territory, and the coverage they allow, or why there is none. */
export function IndicatorsSection({ view: { territories, coverage }, canWrite }: Props) {
  return (
    <>
      <Section
        title="Indicateurs publiés"
        act={
          <Link className="link no-print" to={PAGE}>
            {canWrite ? "Noter ou retirer un indicateur" : "Tous les indicateurs"}
          </Link>
        }
      >
        {territories.length + coverage.rates.length === 0 && (
          <p className="text-muted">
            {canWrite
              ? "Aucun chiffre publié n’est noté. Ajoutez ceux de la Caf, de la PMI ou de l’Insee, avec leur année et leur source."
              : "Aucun chiffre publié n’est noté pour l’instant."}
          </p>
        )}
        {territories.map(({ code, name, lines }) => (
          <div key={code} className="mb-5">
            <h3 className="mb-2 font-semibold">{name}</h3>
            <IndicatorTable name={name} lines={lines} />
          </div>
        ))}
      </Section>
      <CoverageSection coverage={coverage} />
    </>
  );
}

function IndicatorTable({ name, lines }: { name: string; lines: readonly IndicatorLine[] }) {
  return (
    <DataTable
      caption={`Indicateurs publiés, ${name}`}
      rows={lines}
      rowKey={({ measure }) => measure}
      columns={[
        { header: "Indicateur", cell: ({ label }) => label, onPhone: true },
        {
          header: "Chiffre",
          cell: ({ value, moved }) => (
            <>
              {value} {moved && <small className="block text-muted">{moved}</small>}
            </>
          ),
          onPhone: true,
        },
        { header: "Année", cell: ({ year }) => year, onPhone: true, isNamedOnPhone: true },
        { header: "Source", cell: ({ told }) => told, onPhone: true, isNamedOnPhone: true },
      ]}
    />
  );
}

function CoverageSection({ coverage: { rates, reasons } }: Pick<IndicatorsView, "coverage">) {
  return (
    <Section title="Taux de couverture">
      <p className="mb-3 max-w-[75ch] text-muted">
        Places d’accueil pour 100 enfants de moins de 3 ans. Un taux n’est montré que s’il est publié, ou si
        les places et les enfants de moins de 3 ans sont connus pour le même territoire et la même année.
      </p>
      {rates.length > 0 && (
        <Lines label="Taux de couverture">
          {rates.map(({ key, territory, value, year, moved, made, sources }) => (
            <Line
              key={key}
              title={`${territory}, ${year}${NBSP}: ${value}`}
              detail={[`${made}, ${sources}`, moved].filter(Boolean).join(" · ")}
            />
          ))}
        </Lines>
      )}
      {reasons.map(({ territory, why }) => (
        <div key={territory} className="mt-3">
          <Notice title={`${territory}${NBSP}: aucun taux calculé.`} tone="waiting">
            {why}
          </Notice>
        </div>
      ))}
      {rates.length + reasons.length === 0 && (
        <p>Aucun taux n’est publié ici, et rien n’est noté des places ni des enfants de moins de 3 ans.</p>
      )}
    </Section>
  );
}
