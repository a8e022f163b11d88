import { PhoneLink } from "~/components/ui/phone-link";
import { plural } from "~/vocabulary/typography";
import type { PublicRulesPage } from "./public-rules.queries.server";

/** How beds are given, as an intern reads it without an account. */
export function PublicRules({ page: { rules, aids, contact } }: { page: PublicRulesPage }) {
  return (
    <article className="prose">
      <h1>Les hébergements d’internes</h1>
      <p className="lead">
        Pendant un stage, une chambre près du terrain de stage, dans la limite des lits disponibles.
      </p>
      <h2>Demander un lit</h2>
      <p>
        Dites à la conciergerie qu’il vous faut un lit, du jour de votre arrivée à celui de votre départ, dès
        que vous connaissez votre semestre. Dites aussi avec qui vous venez et si vous avez une voiture : ces
        réponses comptent dans l’ordre de la liste.
      </p>
      <h2>Comment les lits sont donnés</h2>
      <p>
        Quand il y a moins de lits que de demandes, chaque règle remplie donne des points. Le plus de points
        passe devant ; à égalité, la demande la plus ancienne.
      </p>
      {rules.length === 0 ? (
        <p>Aucune autre règle n’est appliquée : seule compte la date de la demande.</p>
      ) : (
        <ol>
          {rules.map(({ key, label, points }) => (
            <li key={key}>
              {label} : {points} {plural(points, "point", "points")}
            </li>
          ))}
        </ol>
      )}
      <p>
        Vous pouvez demander pourquoi un lit vous a été donné, ou non : la raison de chaque rang est notée.
      </p>
      {aids.length > 0 && (
        <>
          <h2>Avant d’accepter un lit</h2>
          {aids.map((words) => (
            <p key={words}>{words}</p>
          ))}
        </>
      )}
      <h2>Une question</h2>
      <p>
        {contact.programme}
        {contact.phone && (
          <>
            {" : "}
            <PhoneLink phone={contact.phone} />
          </>
        )}
        {contact.email && (
          <>
            {contact.phone ? ", " : " : "}
            <a href={`mailto:${contact.email}`} className="whole">
              {contact.email}
            </a>
          </>
        )}
      </p>
    </article>
  );
}
