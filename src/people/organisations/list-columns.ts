import { fold } from '../../reference/folding/folding.ts';

/** What a column of a list can hold. */
export const LIST_FIELDS = [
  'name',
  'otherNames',
  'kind',
  'origins',
  'residences',
  'country',
  'town',
  'sectors',
  'languages',
  'website',
  'email',
  'phone',
  'registration',
  'founded',
  'description',
] as const;
export type ListField = (typeof LIST_FIELDS)[number];

// How the four languages head these columns, folded; a whole header.
const HEADERS: Readonly<Record<ListField, RegExp>> = {
  name: /^(nom|noms|name|nombre|denomination|denominacion|raison sociale|titre|title|organi[sz]ation|organisme|association|asociacion|organizacion|nom (de l )?(organisation|association|organisme)|name of (the )?(organi[sz]ation|association)|organi[sz]ation name|nombre de la (organizacion|asociacion)|(ال)?اسم( (المنظمه|الجمعيه))?|(ال)?(منظمه|جمعيه))$/,
  otherNames:
    /^(autres? noms?|other names?|otros nombres|alias|sigle|acronyme?|acronimo|siglas?|short ?name|nom court|nombre corto|abbreviation|synonymes?|synonyms?|اسماء اخري|اسماء اخرى|مختصر|الاسم المختصر)$/,
  kind: /^(type|tipo|categorie|category|categoria|forme|forma|kind|statut juridique|legal form|نوع|النوع|الصفه)$/,
  origins:
    /^(origines?|origins?|origenes|origen|pays d origine|country of origin|pais de origen|diaspora|(ال)?اصل|بلد (الاصل|المنشا))$/,
  residences:
    /^(residences?|residencias?|pays de residence|country of residence|pais de residencia|pays d intervention|countries served|بلد الاقامه|بلدان الاقامه)$/,
  country: /^(pays|country|pais|pays du siege|(ال)?بلد|(ال)?دوله)$/,
  town: /^(ville|town|city|ciudad|commune|localite|municipio|localidad|siege|(ال)?مدينه)$/,
  sectors:
    /^(secteurs?|sectors?|sectore?s?|domaines?( d action| d activite)?|fields?|areas?|ambitos?|themes?|activites?|activities|(ال)?قطاع|(ال)?قطاعات|(ال)?مجال|(ال)?مجالات)$/,
  languages: /^(langues?|languages?|idiomas?|lenguas?|(ال)?لغه|(ال)?لغات)$/,
  website:
    /^(site|site web|site internet|website|web|url|sitio|sitio web|pagina web|(ال)?موقع( (الالكتروني|الشبكي))?)$/,
  email:
    /^(e ?mail|courriel|mel|adresse e ?mail|adresse electronique|correo|correo electronico|(ال)?بريد( الالكتروني)?)$/,
  phone: /^(tel|telephone|phone|telefono|tel\.?|numero de telephone|(ال)?هاتف)$/,
  registration:
    /^(numero( d enregistrement| rna| siren| siret)?|rna|siren|siret|org ?id|registration( number)?|charity number|numero de registro|registro|cif|nif|رقم (التسجيل|القيد))$/,
  founded:
    /^(annee( de (creation|fondation))?|date de (creation|fondation)|fondation|creee? en|founded|year|year founded|established|ano( de creacion| de fundacion)?|fundacion|سنه (التاسيس|الانشاء)|تاريخ التاسيس)$/,
  description:
    /^(description|descripcion|objet|object|purpose|presentation|mission|objeto|resume|summary|about|(ال)?وصف|نبذه)$/,
};

/** What a column holds, by its header in any of the four languages; empty where it is none of ours. */
export function fieldOfHeader(header: string): ListField | '' {
  const folded = fold(header.slice(0, 100));
  return LIST_FIELDS.find((field) => HEADERS[field].test(folded)) ?? '';
}

/** Which field each column is read as; the first column that fits a field has it. */
export function fieldsOf(header: readonly string[]): (ListField | '')[] {
  const given = new Set<string>();
  return header.map((text) => {
    const field = fieldOfHeader(text);
    if (!field || given.has(field)) return '';
    given.add(field);
    return field;
  });
}
