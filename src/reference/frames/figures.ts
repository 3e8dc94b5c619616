import type { DefinitionTerm, MeasureTerm, Term } from './term.ts';

/** How a figure came to be. The same four marks stand on every map, chart and table. */
export const KINDS = [
  {
    code: 'observed',
    name: { fr: 'Dénombré', en: 'Observed', es: 'Contado', ar: 'مُحصى' },
    about: {
      fr: 'Compté par un recensement, un registre ou une grande enquête.',
      en: 'Counted by a census, a register or a large survey.',
      es: 'Contado por un censo, un registro o una gran encuesta.',
      ar: 'عُدّ في تعداد أو سجل أو مسح واسع.',
    },
  },
  {
    code: 'modelled',
    name: { fr: 'Modélisé', en: 'Modelled', es: 'Modelizado', ar: 'مُقدَّر بنموذج' },
    about: {
      fr: 'Calculé à partir d’autres données, à l’aide d’un modèle et de ses hypothèses.',
      en: 'Calculated from other data with a model and its assumptions.',
      es: 'Calculado a partir de otros datos con un modelo y sus supuestos.',
      ar: 'حُسب من بيانات أخرى بنموذج وفرضياته.',
    },
  },
  {
    code: 'extrapolated',
    name: { fr: 'Extrapolé', en: 'Extrapolated', es: 'Extrapolado', ar: 'مُستقرأ' },
    about: {
      fr: 'Prolongé à partir d’une autre année ou d’un autre lieu.',
      en: 'Extended from another year or another place.',
      es: 'Prolongado a partir de otro año o de otro lugar.',
      ar: 'مُدِّد من سنة أخرى أو مكان آخر.',
    },
  },
  {
    code: 'self_reported',
    name: { fr: 'Déclaratif', en: 'Self-reported', es: 'Declarado', ar: 'مُصرَّح به' },
    about: {
      fr: 'Dit par des personnes ou des organisations volontaires : ce n’est pas toute la population.',
      en: 'Said by volunteers, people or organisations: this is not the whole population.',
      es: 'Dicho por personas u organizaciones voluntarias: no es toda la población.',
      ar: 'صرّح به أشخاص أو منظمات متطوعة: وليس هذا كل السكان.',
    },
  },
] as const satisfies readonly Term[];

/** Who counts as a member of the diaspora in a figure, and who is left out by that. */
export const DEFINITIONS = [
  {
    code: 'birth',
    name: {
      fr: 'Pays de naissance',
      en: 'Country of birth',
      es: 'País de nacimiento',
      ar: 'بلد الميلاد',
    },
    about: {
      fr: 'Compte les personnes nées dans le pays d’origine et qui vivent ailleurs, quelle que soit leur nationalité.',
      en: 'Counts people born in the country of origin who live elsewhere, whatever their nationality.',
      es: 'Cuenta a las personas nacidas en el país de origen que viven en otro, sea cual sea su nacionalidad.',
      ar: 'يحصي من وُلدوا في بلد الأصل ويعيشون في غيره، مهما كانت جنسيتهم.',
    },
    leavesOut: {
      fr: 'Laisse de côté les enfants nés à l’étranger ; compte des personnes nées au pays de parents étrangers.',
      en: 'Leaves out children born abroad; counts people born in the country to foreign parents.',
      es: 'Deja fuera a los hijos nacidos en el extranjero; cuenta a personas nacidas en el país de padres extranjeros.',
      ar: 'يستثني الأبناء المولودين في الخارج، ويحصي من وُلدوا في البلد لوالدين أجنبيين.',
    },
  },
  {
    code: 'citizenship',
    name: { fr: 'Nationalité', en: 'Citizenship', es: 'Nacionalidad', ar: 'الجنسية' },
    about: {
      fr: 'Compte les personnes qui ont la nationalité du pays d’origine et vivent ailleurs.',
      en: 'Counts people who hold the nationality of the country of origin and live elsewhere.',
      es: 'Cuenta a las personas que tienen la nacionalidad del país de origen y viven en otro.',
      ar: 'يحصي من يحملون جنسية بلد الأصل ويعيشون في غيره.',
    },
    leavesOut: {
      fr: 'Laisse de côté celles qui ont changé de nationalité et souvent celles qui en ont deux.',
      en: 'Leaves out those who changed nationality and often those who hold two.',
      es: 'Deja fuera a quienes cambiaron de nacionalidad y a menudo a quienes tienen dos.',
      ar: 'يستثني من غيّروا جنسيتهم، وغالبًا من لهم جنسيتان.',
    },
  },
  {
    code: 'born_or_citizen',
    name: {
      fr: 'Naissance ou nationalité',
      en: 'Birth or citizenship',
      es: 'Nacimiento o nacionalidad',
      ar: 'الميلاد أو الجنسية',
    },
    about: {
      fr: 'La source compte tantôt les personnes nées au pays, tantôt ses ressortissants, sans dire lesquels.',
      en: 'The source counts now people born in the country, now its citizens, without saying which.',
      es: 'La fuente cuenta unas veces a los nacidos en el país y otras a sus nacionales, sin decir cuáles.',
      ar: 'يحصي المصدر تارة المولودين في البلد وتارة مواطنيه دون أن يبيّن أيهما.',
    },
    leavesOut: {
      fr: 'Ne dit pas qui manque : le chiffre ne se compare exactement à aucun autre.',
      en: 'Does not say who is missing: the figure compares exactly with no other.',
      es: 'No dice quién falta: la cifra no se compara exactamente con ninguna otra.',
      ar: 'لا يبيّن من ينقص: فلا يقارَن الرقم بدقة بأي رقم آخر.',
    },
  },
  {
    code: 'ancestry',
    name: { fr: 'Ascendance', en: 'Ancestry', es: 'Ascendencia', ar: 'الأصل العائلي' },
    about: {
      fr: 'Compte les personnes dont un parent ou un aïeul vient du pays d’origine.',
      en: 'Counts people with a parent or an ancestor from the country of origin.',
      es: 'Cuenta a las personas con un progenitor o un antepasado del país de origen.',
      ar: 'يحصي من كان أحد والديهم أو أجدادهم من بلد الأصل.',
    },
    leavesOut: {
      fr: 'Laisse de côté celles qui ignorent leur ascendance ou ne la disent pas ; compte des personnes sans lien actuel.',
      en: 'Leaves out those who do not know or do not state their ancestry; counts people with no present tie.',
      es: 'Deja fuera a quienes ignoran o no declaran su ascendencia; cuenta a personas sin vínculo actual.',
      ar: 'يستثني من يجهلون أصلهم أو لا يذكرونه، ويحصي أشخاصًا بلا صلة حالية.',
    },
  },
  {
    code: 'self_identification',
    name: {
      fr: 'Auto-identification',
      en: 'Self-identification',
      es: 'Autoidentificación',
      ar: 'تعريف الشخص بنفسه',
    },
    about: {
      fr: 'Compte les personnes qui se disent elles-mêmes membres de cette diaspora.',
      en: 'Counts people who call themselves members of this diaspora.',
      es: 'Cuenta a las personas que se declaran miembros de esta diáspora.',
      ar: 'يحصي من يعرّفون أنفسهم بأنهم من هؤلاء المغتربين.',
    },
    leavesOut: {
      fr: 'Laisse de côté celles à qui la question n’est pas posée ou qui ne souhaitent pas se définir ainsi.',
      en: 'Leaves out those who are not asked or do not wish to define themselves so.',
      es: 'Deja fuera a quienes no se les pregunta o no desean definirse así.',
      ar: 'يستثني من لم يُسألوا ومن لا يرغبون في تعريف أنفسهم هكذا.',
    },
  },
  {
    code: 'registration',
    name: { fr: 'Inscription', en: 'Registration', es: 'Inscripción', ar: 'التسجيل' },
    about: {
      fr: 'Compte les personnes inscrites dans un registre, d’un consulat par exemple.',
      en: 'Counts people entered in a register, a consulate’s for example.',
      es: 'Cuenta a las personas inscritas en un registro, por ejemplo el de un consulado.',
      ar: 'يحصي المسجلين في سجل، كسجل قنصلية مثلًا.',
    },
    leavesOut: {
      fr: 'Laisse de côté celles qui ne s’inscrivent pas, parfois la majorité ; garde des personnes parties depuis.',
      en: 'Leaves out those who do not register, sometimes most of them; keeps people who have since left.',
      es: 'Deja fuera a quienes no se inscriben, a veces la mayoría; conserva a personas que ya se fueron.',
      ar: 'يستثني من لا يسجلون أنفسهم، وقد يكونون الأغلبية، ويُبقي أشخاصًا غادروا منذ ذلك الحين.',
    },
  },
  {
    code: 'protection',
    name: {
      fr: 'Protection internationale',
      en: 'International protection',
      es: 'Protección internacional',
      ar: 'الحماية الدولية',
    },
    about: {
      fr: 'Compte les réfugiés et les personnes qui bénéficient d’une protection ou l’ont demandée.',
      en: 'Counts refugees and people who enjoy protection or have asked for it.',
      es: 'Cuenta a las personas refugiadas y a quienes gozan de protección o la han pedido.',
      ar: 'يحصي اللاجئين ومن يتمتعون بحماية أو طلبوها.',
    },
    leavesOut: {
      fr: 'Laisse de côté les autres migrants ; ne s’ajoute pas aux comptes par naissance, où ces personnes figurent parfois déjà.',
      en: 'Leaves out other migrants; is not added to counts by birth, which sometimes include these people already.',
      es: 'Deja fuera a los demás migrantes; no se suma a los recuentos por nacimiento, donde a veces ya figuran.',
      ar: 'يستثني سائر المهاجرين، ولا يُضاف إلى الأعداد حسب الميلاد التي قد تشملهم أصلًا.',
    },
  },
  {
    code: 'none',
    name: { fr: 'Sans objet', en: 'Not applicable', es: 'No procede', ar: 'لا ينطبق' },
    about: {
      fr: 'Le chiffre ne compte pas les membres d’une diaspora : une somme, un prix, une population entière.',
      en: 'The figure does not count members of a diaspora: a sum, a price, a whole population.',
      es: 'La cifra no cuenta a los miembros de una diáspora: una suma, un precio, una población entera.',
      ar: 'الرقم لا يحصي المغتربين: مبلغ أو ثمن أو سكان بلد بأكمله.',
    },
    leavesOut: {
      fr: 'Ne dit rien du nombre de personnes.',
      en: 'Says nothing about the number of people.',
      es: 'No dice nada del número de personas.',
      ar: 'لا يقول شيئًا عن عدد الأشخاص.',
    },
  },
] as const satisfies readonly DefinitionTerm[];

export const SEXES = [
  {
    code: 'both',
    name: { fr: 'Ensemble', en: 'Both sexes', es: 'Ambos sexos', ar: 'الجنسان' },
    about: {
      fr: 'Femmes et hommes réunis.',
      en: 'Women and men together.',
      es: 'Mujeres y hombres juntos.',
      ar: 'النساء والرجال معًا.',
    },
  },
  {
    code: 'male',
    name: { fr: 'Hommes', en: 'Men', es: 'Hombres', ar: 'رجال' },
    about: {
      fr: 'Hommes et garçons, selon ce que dit la source.',
      en: 'Men and boys, as the source has them.',
      es: 'Hombres y niños, según la fuente.',
      ar: 'الرجال والفتيان حسب المصدر.',
    },
  },
  {
    code: 'female',
    name: { fr: 'Femmes', en: 'Women', es: 'Mujeres', ar: 'نساء' },
    about: {
      fr: 'Femmes et filles, selon ce que dit la source.',
      en: 'Women and girls, as the source has them.',
      es: 'Mujeres y niñas, según la fuente.',
      ar: 'النساء والفتيات حسب المصدر.',
    },
  },
] as const satisfies readonly Term[];

/** Names of what a fact measures; a test of the collect room holds them to the list there. */
export const MEASURES = [
  {
    code: 'stock',
    unit: 'persons',
    name: { fr: 'Effectif', en: 'Stock', es: 'Población migrante', ar: 'عدد المقيمين' },
    about: {
      fr: 'Nombre de personnes de cette origine qui vivent dans le pays à une date donnée.',
      en: 'Number of people of this origin who live in the country at a given date.',
      es: 'Número de personas de este origen que viven en el país en una fecha dada.',
      ar: 'عدد من ينحدرون من هذا الأصل ويعيشون في البلد في تاريخ معين.',
    },
  },
  {
    code: 'refugees',
    unit: 'persons',
    name: { fr: 'Réfugiés', en: 'Refugees', es: 'Personas refugiadas', ar: 'اللاجئون' },
    about: {
      fr: 'Personnes reconnues comme réfugiées ou en situation assimilée.',
      en: 'People recognised as refugees or in a refugee-like situation.',
      es: 'Personas reconocidas como refugiadas o en situación similar.',
      ar: 'أشخاص معترف بهم لاجئين أو في وضع شبيه باللجوء.',
    },
  },
  {
    code: 'asylum_seekers',
    unit: 'persons',
    name: {
      fr: 'Demandeurs d’asile',
      en: 'Asylum seekers',
      es: 'Solicitantes de asilo',
      ar: 'طالبو اللجوء',
    },
    about: {
      fr: 'Personnes dont la demande de protection n’a pas encore reçu de réponse définitive.',
      en: 'People whose request for protection has not yet had a final answer.',
      es: 'Personas cuya solicitud de protección aún no tiene respuesta definitiva.',
      ar: 'أشخاص لم يصدر بعد جواب نهائي عن طلب حمايتهم.',
    },
  },
  {
    code: 'others_protected',
    unit: 'persons',
    name: {
      fr: 'Autres personnes ayant besoin d’une protection',
      en: 'Other people in need of protection',
      es: 'Otras personas necesitadas de protección',
      ar: 'أشخاص آخرون بحاجة إلى حماية',
    },
    about: {
      fr: 'Personnes hors de leur pays qui ont besoin d’une protection internationale sans être comptées comme réfugiées.',
      en: 'People outside their country who need international protection without being counted as refugees.',
      es: 'Personas fuera de su país que necesitan protección internacional sin contarse como refugiadas.',
      ar: 'أشخاص خارج بلدهم يحتاجون إلى حماية دولية ولا يُحصون لاجئين.',
    },
  },
  {
    code: 'others_of_concern',
    unit: 'persons',
    name: {
      fr: 'Autres personnes prises en compte',
      en: 'Others of concern',
      es: 'Otras personas de interés',
      ar: 'أشخاص آخرون موضع اهتمام',
    },
    about: {
      fr: 'Personnes que l’agence des Nations Unies pour les réfugiés aide à un autre titre.',
      en: 'People whom the United Nations refugee agency helps on other grounds.',
      es: 'Personas a las que la agencia de las Naciones Unidas para los refugiados ayuda por otro motivo.',
      ar: 'أشخاص تساعدهم وكالة الأمم المتحدة للاجئين لسبب آخر.',
    },
  },
  {
    code: 'stateless',
    unit: 'persons',
    name: {
      fr: 'Apatrides',
      en: 'Stateless people',
      es: 'Personas apátridas',
      ar: 'عديمو الجنسية',
    },
    about: {
      fr: 'Personnes qu’aucun État ne considère comme ses ressortissantes.',
      en: 'People whom no State considers its nationals.',
      es: 'Personas a las que ningún Estado considera nacionales suyas.',
      ar: 'أشخاص لا تعدّهم أي دولة من مواطنيها.',
    },
  },
  {
    code: 'internally_displaced',
    unit: 'persons',
    name: {
      fr: 'Déplacés internes',
      en: 'Internally displaced people',
      es: 'Personas desplazadas internas',
      ar: 'النازحون داخليًا',
    },
    about: {
      fr: 'Personnes contraintes de quitter leur lieu de vie sans avoir passé de frontière.',
      en: 'People forced to leave their home who have not crossed a border.',
      es: 'Personas obligadas a dejar su hogar sin haber cruzado una frontera.',
      ar: 'أشخاص أُجبروا على ترك أماكن عيشهم دون عبور حدود.',
    },
  },
  {
    code: 'returned_refugees',
    unit: 'persons',
    name: {
      fr: 'Réfugiés rentrés',
      en: 'Returned refugees',
      es: 'Personas refugiadas retornadas',
      ar: 'اللاجئون العائدون',
    },
    about: {
      fr: 'Réfugiés rentrés dans leur pays au cours de l’année.',
      en: 'Refugees who went back to their country during the year.',
      es: 'Personas refugiadas que regresaron a su país durante el año.',
      ar: 'لاجئون عادوا إلى بلدهم خلال السنة.',
    },
  },
  {
    code: 'returned_internally_displaced',
    unit: 'persons',
    name: {
      fr: 'Déplacés internes rentrés',
      en: 'Returned internally displaced people',
      es: 'Personas desplazadas internas retornadas',
      ar: 'النازحون داخليًا العائدون',
    },
    about: {
      fr: 'Déplacés internes rentrés chez eux au cours de l’année.',
      en: 'Internally displaced people who went back home during the year.',
      es: 'Personas desplazadas internas que volvieron a su hogar durante el año.',
      ar: 'نازحون داخليًا عادوا إلى ديارهم خلال السنة.',
    },
  },
  {
    code: 'host_community',
    unit: 'persons',
    name: {
      fr: 'Population d’accueil',
      en: 'Host community',
      es: 'Comunidad de acogida',
      ar: 'المجتمع المضيف',
    },
    about: {
      fr: 'Habitants des lieux qui accueillent des personnes déplacées et reçoivent aussi une aide.',
      en: 'Inhabitants of places that host displaced people and also receive help.',
      es: 'Habitantes de los lugares que acogen a personas desplazadas y que también reciben ayuda.',
      ar: 'سكان الأماكن التي تستقبل نازحين وتتلقى المساعدة أيضًا.',
    },
  },
  {
    code: 'remittances',
    unit: 'usd_million',
    name: {
      fr: 'Envois d’argent entre deux pays',
      en: 'Remittances between two countries',
      es: 'Remesas entre dos países',
      ar: 'التحويلات بين بلدين',
    },
    about: {
      fr: 'Argent envoyé en un an d’un pays vers un autre. C’est presque toujours une estimation.',
      en: 'Money sent in a year from one country to another. It is almost always an estimate.',
      es: 'Dinero enviado en un año de un país a otro. Casi siempre es una estimación.',
      ar: 'المال المرسل في سنة من بلد إلى آخر. وهو تقدير في أغلب الأحيان.',
    },
  },
  {
    code: 'remittance_inflow',
    unit: 'usd_million',
    name: {
      fr: 'Envois d’argent reçus',
      en: 'Remittances received',
      es: 'Remesas recibidas',
      ar: 'التحويلات المستلمة',
    },
    about: {
      fr: 'Argent reçu en un an par un pays, de tous les autres.',
      en: 'Money received by a country in a year from all others.',
      es: 'Dinero que un país recibe en un año de todos los demás.',
      ar: 'المال الذي يتلقاه بلد في سنة من كل البلدان الأخرى.',
    },
  },
  {
    code: 'remittance_outflow',
    unit: 'usd_million',
    name: {
      fr: 'Envois d’argent émis',
      en: 'Remittances sent',
      es: 'Remesas enviadas',
      ar: 'التحويلات المرسلة',
    },
    about: {
      fr: 'Argent envoyé en un an depuis un pays, vers tous les autres.',
      en: 'Money sent from a country in a year to all others.',
      es: 'Dinero enviado en un año desde un país a todos los demás.',
      ar: 'المال المرسل في سنة من بلد إلى كل البلدان الأخرى.',
    },
  },
  {
    code: 'remittance_cost',
    unit: 'percent',
    name: {
      fr: 'Prix d’un envoi d’argent',
      en: 'Price of sending money',
      es: 'Precio de un envío de dinero',
      ar: 'ثمن إرسال المال',
    },
    about: {
      fr: 'Part de la somme envoyée que prennent les frais et la perte au change.',
      en: 'Share of the sum sent that goes to fees and the loss on exchange.',
      es: 'Parte de la suma enviada que se llevan las comisiones y la pérdida en el cambio.',
      ar: 'حصة الرسوم والخسارة في الصرف من المبلغ المرسل.',
    },
  },
  {
    code: 'population',
    unit: 'persons',
    name: {
      fr: 'Population totale',
      en: 'Total population',
      es: 'Población total',
      ar: 'مجموع السكان',
    },
    about: {
      fr: 'Ensemble des habitants du pays, pour situer les autres chiffres.',
      en: 'All inhabitants of the country, to put other figures in proportion.',
      es: 'Todos los habitantes del país, para situar las demás cifras.',
      ar: 'كل سكان البلد، لوضع الأرقام الأخرى في سياقها.',
    },
  },
] as const satisfies readonly MeasureTerm[];
