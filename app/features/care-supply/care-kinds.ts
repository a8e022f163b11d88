import { CARE_MODES, type CareServiceKind } from "~/vocabulary/childcare";
import type { Words } from "~/vocabulary/words";

const { childminder: _, "home-care": __, ...places } = CARE_MODES;

/** The modes that are a place one may name. */
export const CARE_SERVICE_KINDS: Words<CareServiceKind> = places;
