/** How holders head the columns of the hub's own schema, folded. */
const HEADERS: Readonly<Record<string, readonly string[]>> = {
  given_name: [
    'prenom',
    'prenoms',
    'given name',
    'first name',
    'nombre',
    'nombres',
    'الاسم',
    'الاسم الشخصي',
  ],
  family_name: [
    'nom',
    'nom de famille',
    'family name',
    'surname',
    'last name',
    'apellido',
    'apellidos',
    'اسم العائله',
    'اللقب',
    'النسب',
  ],
  birth_date: [
    'date de naissance',
    'ne le',
    'naissance',
    'birth date',
    'date of birth',
    'dob',
    'fecha de nacimiento',
    'تاريخ الميلاد',
    'تاريخ الازدياد',
  ],
  birth_place: [
    'lieu de naissance',
    'commune de naissance',
    'ville de naissance',
    'place of birth',
    'birth place',
    'birthplace',
    'lugar de nacimiento',
    'مكان الميلاد',
    'مكان الازدياد',
  ],
  sex: ['sexe', 'genre', 'sex', 'gender', 'sexo', 'genero', 'الجنس'],
};

/** The column that a feature of the schema most likely means; -1 where none looks like it. */
export function suggestColumn(identifier: string, columns: readonly string[]): number {
  const exact = columns.indexOf(identifier);
  if (exact >= 0) return exact;
  const wanted = folded(identifier);
  const alike = columns.findIndex((column) => folded(column) === wanted);
  if (alike >= 0) return alike;
  const names = HEADERS[identifier] ?? [];
  return columns.findIndex((column) => names.includes(folded(column)));
}

const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ة', 'ه')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
