/** A business refusal the user can understand: its message is a French sentence, shown by the form. */
export class UserFacingError extends Error {
  override name = "UserFacingError";
  /** The field it is about: the form says it there, and not at its head. */
  readonly field: string | undefined;

  constructor(message: string, { field }: { field?: string } = {}) {
    super(message);
    this.field = field;
  }
}

/** Thrown at start-up when a setting or a machine is wrong; its message says how to repair. */
export class SetupError extends Error {
  override name = "SetupError";
}
