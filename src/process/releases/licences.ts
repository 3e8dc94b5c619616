/** A licence as specs.frictionlessdata.io/data-package names it. */
export interface Licence {
  readonly name: string;
  readonly title: string;
  readonly path?: string;
}

const COMMONS = /^CC[ -](BY(?:-(?:SA|ND|NC(?:-(?:SA|ND))?))?)[ -](\d\.\d)( IGO)?$/i;
const ZERO = /^CC[ -]?(?:0|zero)(?:[ -]1\.0)?$/i;

/** Those under which the sources of a release stand, each once: known ones with their address, others in their own words. */
export function licencesOf(texts: readonly string[]): Licence[] {
  const given = new Set(texts.map((text) => text.trim()).filter(Boolean));
  return [...given].toSorted().map(licenceOf);
}

function licenceOf(title: string): Licence {
  const [, terms, version, igo] = COMMONS.exec(title) ?? [];
  if (terms && version) {
    const path = `https://creativecommons.org/licenses/${terms.toLowerCase()}/${version}/${igo ? 'igo/' : ''}`;
    return { name: `CC-${terms.toUpperCase()}-${version}${igo ? '-IGO' : ''}`, title, path };
  }
  if (ZERO.test(title)) {
    return { name: 'CC0-1.0', title, path: 'https://creativecommons.org/publicdomain/zero/1.0/' };
  }
  // The standard's names hold these letters only.
  return { name: title.replace(/[^\w.]+/g, '-').replace(/^-|-$/g, '') || 'other', title };
}
