import type { Evidence, SourceProposal, Text } from './layout.ts';

/** `{year}` in each language replaced by the edition. */
export function withYear(text: Text, year: string | number): Text {
  const put = (one: string) => one.replaceAll('{year}', String(year)).trim();
  return { fr: put(text.fr), en: put(text.en), es: put(text.es), ar: put(text.ar) };
}

/** A file that nobody has announced: whose it is, people say. */
export const nobodys = ({ file }: Evidence): SourceProposal => ({
  holder: '',
  title: { fr: file, en: file, es: file, ar: file },
  definition: 'born_or_citizen',
  kind: 'observed',
  vintage: '',
  method: { fr: '', en: '', es: '', ar: '' },
  knownBiases: { fr: '', en: '', es: '', ar: '' },
  licence: '',
});

/** Matrices and lists of corridors are anybody's: those of the World Bank and of KNOMAD say whose they are, or bear the names of their books. */
export const isWorldBanks = (text: string): boolean =>
  /world bank|knomad|(?<![a-z])wb(?![a-z])|bilateral[ _-]?(estimate|migration|remittance)|remittance[ -]receiving|host country incomes/i.test(
    text,
  );

export const UN_LICENCE = 'CC BY 3.0 IGO';
export const WORLD_BANK_LICENCE = 'CC BY 4.0';

export const UN_METHOD: Text = {
  fr: 'Estimations à la mi-année établies par la Division de la population à partir des recensements, registres et enquêtes de chaque pays, interpolées ou prolongées aux années rondes.',
  en: 'Mid-year estimates by the Population Division from each country’s censuses, registers and surveys, interpolated or extrapolated to round years.',
  es: 'Estimaciones a mitad de año de la División de Población a partir de censos, registros y encuestas de cada país, interpoladas o extrapoladas a años redondos.',
  ar: 'تقديرات منتصف السنة تعدّها شعبة السكان استنادًا إلى تعدادات كل بلد وسجلاته ومسوحه، بالاستيفاء أو الاستقراء إلى السنوات المستديرة.',
};

export const UN_BIASES: Text = {
  fr: 'Selon le pays, la personne est comptée d’après son lieu de naissance ou sa nationalité ; les réfugiés sont parfois ajoutés ; les personnes en situation irrégulière sont mal comptées.',
  en: 'Depending on the country, people are counted by place of birth or by citizenship; refugees are sometimes added; people without papers are undercounted.',
  es: 'Según el país, se cuenta a las personas por lugar de nacimiento o por nacionalidad; a veces se suman los refugiados; las personas en situación irregular están subcontadas.',
  ar: 'يُحتسب الأشخاص، بحسب البلد، وفق مكان الميلاد أو الجنسية، ويُضاف اللاجئون أحيانًا، ويقلّ عدّ من هم في وضع غير نظامي.',
};

export const MATRIX_METHOD: Text = {
  fr: 'Matrice bilatérale modélisée par la Banque mondiale : les données des Nations unies et des recensements nationaux sont réparties par pays d’origine là où ceux-ci manquent.',
  en: 'Bilateral matrix modelled by the World Bank: data of the United Nations and of national censuses are distributed by country of origin where that is missing.',
  es: 'Matriz bilateral modelizada por el Banco Mundial: los datos de las Naciones Unidas y de los censos nacionales se reparten por país de origen donde este falta.',
  ar: 'مصفوفة ثنائية نمذجها البنك الدولي: توزَّع بيانات الأمم المتحدة والتعدادات الوطنية بحسب بلد المنشأ حيث لا يُذكر.',
};

export const MATRIX_BIASES: Text = {
  fr: 'Dépend largement des chiffres des Nations unies : n’en est pas une confirmation indépendante. Les définitions nationales y sont mêlées.',
  en: 'Depends largely on the figures of the United Nations: no independent confirmation of them. National definitions are mixed.',
  es: 'Depende en gran medida de las cifras de las Naciones Unidas: no las confirma de forma independiente. Mezcla definiciones nacionales.',
  ar: 'تعتمد إلى حد كبير على أرقام الأمم المتحدة، فلا تُعدّ تأكيدًا مستقلًا لها، وتختلط فيها التعريفات الوطنية.',
};

export const REMITTANCE_METHOD: Text = {
  fr: 'Recettes déclarées par chaque pays, réparties entre pays d’envoi par un modèle fondé sur les effectifs de migrants et les revenus (Ratha et Shaw, 2007).',
  en: 'Receipts reported by each country, distributed among sending countries by a model based on migrant stocks and incomes (Ratha and Shaw, 2007).',
  es: 'Ingresos declarados por cada país, repartidos entre países de envío mediante un modelo basado en las poblaciones migrantes y los ingresos (Ratha y Shaw, 2007).',
  ar: 'متحصلات يصرّح بها كل بلد وتوزَّع على بلدان الإرسال بنموذج يستند إلى أعداد المهاجرين والدخول (راثا وشو، 2007).',
};

export const REMITTANCE_BIASES: Text = {
  fr: 'Les envois informels n’y sont pas ; les montants par couloir sont calculés et non observés.',
  en: 'Informal transfers are not in it; amounts by corridor are calculated, not observed.',
  es: 'No incluye los envíos informales; los importes por corredor se calculan, no se observan.',
  ar: 'لا تشمل التحويلات غير الرسمية، والمبالغ بحسب الممر محسوبة لا مرصودة.',
};
