import { Form, Link } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { accessibleName } from "~/vocabulary/accessible-name";
import type { OptionState } from "~/vocabulary/needs";
import type { OfferKind } from "~/vocabulary/offers";
import { OFFER_SCREENS } from "./offer-screens";

interface Props {
  needId: string;
  /** What it would be among our offers; null when it is neither a home nor a post told in detail. */
  option: { id: string; label: string; state: OptionState; offerId?: string; offeredKind: OfferKind | null };
}

/** Keeps what was proposed to one household for others too; leads to the offer once it is kept. */
export function KeepAsOffer({ needId, option: { id, label, state, offerId, offeredKind } }: Props) {
  if (!offeredKind) return null;
  const { path } = OFFER_SCREENS[offeredKind];
  if (offerId) {
    return (
      <Link to={`${path}/${offerId}`} className="text-12">
        {state === "kept" ? "Dans nos offres : est-elle prise ?" : "Dans nos offres"}
      </Link>
    );
  }
  return (
    <Form method="post" action={`${path}/new`}>
      <input type="hidden" name="needId" value={needId} />
      <input type="hidden" name="optionId" value={id} />
      <Button
        name="intent"
        value="keep"
        size="small"
        variant="quiet"
        className="w-full"
        aria-label={accessibleName(`Garder dans nos offres, ${label}`)}
      >
        Garder dans nos offres
      </Button>
    </Form>
  );
}
