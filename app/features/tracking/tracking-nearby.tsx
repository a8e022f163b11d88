import { PhoneLink } from "~/components/ui/phone-link";
import { type SectionProps, wordsOf } from "./tracking-form";

/** Services and places near where the household lives, or would. */
export function Nearby({ page }: Pick<SectionProps, "page">) {
  const { nearby } = page;
  if (!nearby || (nearby.themes.length === 0 && !nearby.sheet)) return null;
  const words = wordsOf(page);
  return (
    <section aria-labelledby="nearby">
      <h2 id="nearby">{words.sections.nearby}</h2>
      <p>{words.nearbyLead(nearby.place)}</p>
      {nearby.sheet && (
        <p>
          <a href={nearby.sheet.url}>{nearby.sheet.title}</a>
        </p>
      )}
      {nearby.themes.length > 0 && <Themes page={page} themes={nearby.themes} />}
    </section>
  );
}

type Themes = NonNullable<SectionProps["page"]["nearby"]>["themes"];

function Themes({ page, themes }: Pick<SectionProps, "page"> & { themes: Themes }) {
  return (
    <details className="act">
      <summary className="button">{wordsOf(page).openNearby}</summary>
      {themes.map(({ theme, label, services }) => (
        <div key={theme}>
          <h3>{label}</h3>
          <ul className="places">
            {services.map((service) => (
              <li key={service.id}>
                <strong lang="fr">{service.name}</strong>
                <br />
                {service.kind}, <span lang="fr">{service.where}</span>
                {service.when && (
                  <>
                    <br />
                    <span lang="fr">{service.when}</span>
                  </>
                )}
                {service.phone && (
                  <>
                    <br />
                    <PhoneLink phone={service.phone} />
                  </>
                )}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </details>
  );
}
