/** The name under which the letters of our PDFs are registered. */
export const PDF_FONT = "Liberation Sans";

const WEIGHTS = [400, 700];

type Library = typeof import("@react-pdf/renderer");

let ready: Promise<Library> | undefined;

/** The library that draws PDFs, with letters of our own: every sign of French, embedded in the file. */
export function pdfLibrary(): Promise<Library> {
  ready ??= load();
  return ready;
}

async function load(): Promise<Library> {
  const [library, regular, bold] = await Promise.all([
    import("@react-pdf/renderer"),
    import("./fonts/LiberationSans-Regular.ttf?inline"),
    import("./fonts/LiberationSans-Bold.ttf?inline"),
  ]);
  library.Font.register({
    family: PDF_FONT,
    fonts: [
      { src: regular.default, fontWeight: 400 },
      { src: bold.default, fontWeight: 700 },
    ],
  });
  library.Font.registerHyphenationCallback((word) => [word]);
  await Promise.all(WEIGHTS.map((fontWeight) => nameLetters(library, fontWeight)));
  return library;
}

/**
 * Meets every letter by what it stands for. One first met by its number, as a part of « É », would have no meaning in any
 * document drawn later, and could not be copied from them.
 */
async function nameLetters({ Font }: Library, fontWeight: number): Promise<void> {
  const drawn = { fontFamily: PDF_FONT, fontWeight };
  await Font.load(drawn);
  const letters = Font.getFont(drawn).data;
  for (const code of letters && "characterSet" in letters ? letters.characterSet : [])
    letters?.glyphForCodePoint(code);
}
