import type { LodgingPage } from "./lodging-page.queries.server";

type Calendar = NonNullable<LodgingPage["calendar"]>;

/** The beds of a lodging over two semesters: a row a bed, a bar a booking; the same in words under it. */
export function BedCalendar({ calendar }: { calendar: Calendar }) {
  return (
    <>
      <div className="bed-calendar" aria-hidden="true">
        <div className="bed-calendar-row">
          <span />
          <div className="bed-calendar-head">
            {calendar.periods.map(({ id, label, from, to }) => (
              <span key={id} style={{ left: `${from}%`, width: `${to - from}%` }}>
                {label}
              </span>
            ))}
          </div>
        </div>
        {calendar.rows.map(({ id, label, isClosed, bars }) => (
          <div className="bed-calendar-row" key={id}>
            <span className="bed-calendar-bed">{label}</span>
            <div className="bed-calendar-track" data-closed={isClosed || undefined}>
              {bars.map((bar) => (
                <span
                  key={bar.id}
                  className="bed-calendar-bar"
                  data-held={bar.isHeld || undefined}
                  title={bar.words}
                  style={{ left: `${bar.from}%`, width: `${bar.to - bar.from}%` }}
                >
                  {bar.name}
                </span>
              ))}
            </div>
          </div>
        ))}
      </div>
      <details className="mt-2">
        <summary className="text-muted">Le même calendrier en toutes lettres</summary>
        <ul className="mt-2 grid gap-1">
          {calendar.rows.map(({ id, label, isClosed, bars }) => (
            <li key={id}>
              <strong>{label}</strong>
              {isClosed && " (fermé aux réservations)"} :{" "}
              {bars.length === 0
                ? "aucune réservation"
                : bars.map(({ words, isHeld }) => (isHeld ? `${words} (retenu)` : words)).join(" ; ")}
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
