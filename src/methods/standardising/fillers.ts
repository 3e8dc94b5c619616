/** What people and programs write where they know nothing, folded. */
export const FILLERS: readonly string[] = [
  ...['n a', 'unknown', 'tbd', 'test', 'inconnu', 'inconnue', 'non renseigne', 'sans objet'],
  ...['a completer', 'neant', 'desconocido', 'desconocida', 'sin datos', 'no aplica', 'no consta'],
  ...['غير معروف', 'لا يوجد', 'مجهول', 'xx', 'xxx'],
  ...['x', '0', '9'].flatMap((sign) => [4, 5, 6, 7, 8].map((times) => sign.repeat(times))),
];

/** Fillers that are also what somebody is called: Na and Nil are names, and so is None. */
export const MAYBE_NAMES: readonly string[] = [
  ...['na', 'nan', 'nil', 'none', 'null', 'nd', 'nr', 'x', 'prueba'],
];
