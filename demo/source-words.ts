import type { Words } from './words.ts';

interface SourceWords {
  readonly title: Words;
  readonly method: Words;
  readonly biases: Words;
  readonly gaps: Words;
}

/** What each invented source says of itself, in four languages. */
export const SOURCE_WORDS = {
  'un-stocks': {
    title: {
      fr: 'Stocks internationaux de migrants, édition 2024 (données inventées)',
      en: 'International migrant stock, 2024 edition (invented data)',
      es: 'Población migrante internacional, edición de 2024 (datos inventados)',
      ar: 'أعداد المهاجرين الدوليين، إصدار 2024 (بيانات مختلقة)',
    },
    method: {
      fr: 'Recensements de chaque pays de résidence, reliés par interpolation linéaire et prolongés jusqu’en 2024.',
      en: 'Censuses of each country of residence, joined by linear interpolation and carried on to 2024.',
      es: 'Censos de cada país de residencia, unidos por interpolación lineal y prolongados hasta 2024.',
      ar: 'تعدادات كل بلد إقامة، موصولة باستكمال خطي وممدّدة حتى عام 2024.',
    },
    biases: {
      fr: 'Sous-dénombrement de 2 à 16 % selon les pays ; huit pays comptent les ressortissants et non les personnes nées à l’étranger ; les ruptures survenues après le dernier recensement n’apparaissent pas.',
      en: 'Undercount of 2 to 16% depending on the country; eight countries count citizens rather than people born abroad; breaks after the latest census do not show.',
      es: 'Subregistro del 2 al 16 % según el país; ocho países cuentan nacionales y no personas nacidas en el extranjero; los cambios posteriores al último censo no se ven.',
      ar: 'نقص في العدّ بين 2 و16 % بحسب البلد؛ ثمانية بلدان تعدّ حاملي الجنسية لا المولودين في الخارج؛ ولا تظهر التحولات التي تلت آخر تعداد.',
    },
    gaps: {
      fr: 'Petits effectifs regroupés sous « Autres » ; sexe non renseigné avant 2000 là où aucun recensement n’existe.',
      en: 'Small numbers are lumped into “Others”; no breakdown by sex before 2000 where there is no census.',
      es: 'Los efectivos pequeños se agrupan en «Otros»; sin desglose por sexo antes de 2000 donde no hay censo.',
      ar: 'تُجمع الأعداد الصغيرة تحت «آخرون»؛ ولا يتوفر التوزيع بحسب الجنس قبل عام 2000 حيث لا يوجد تعداد.',
    },
  },
  'register-stocks': {
    title: {
      fr: 'Personnes nées à l’étranger d’après les registres de population, 1990-2020 (données inventées)',
      en: 'People born abroad according to population registers, 1990–2020 (invented data)',
      es: 'Personas nacidas en el extranjero según los registros de población, 1990-2020 (datos inventados)',
      ar: 'المولودون في الخارج بحسب سجلات السكان، 1990–2020 (بيانات مختلقة)',
    },
    method: {
      fr: 'Addition des registres de population et des fichiers de titres de séjour, ramenés au 1er juillet.',
      en: 'Sum of population registers and residence-permit files, brought to 1 July.',
      es: 'Suma de los registros de población y de los ficheros de permisos de residencia, referidos al 1 de julio.',
      ar: 'جمع سجلات السكان وملفات تصاريح الإقامة، مُرجَعة إلى 1 تموز/يوليو.',
    },
    biases: {
      fr: 'Les départs sont rarement signalés : jusqu’à 14 % de trop dans certains pays.',
      en: 'Departures are seldom reported: up to 14% too many in some countries.',
      es: 'Las salidas rara vez se notifican: hasta un 14 % de exceso en algunos países.',
      ar: 'نادرًا ما يُبلَّغ عن المغادرة: زيادة تصل إلى 14 % في بعض البلدان.',
    },
    gaps: {
      fr: 'Rien après 2020 ; ni âge, ni activité.',
      en: 'Nothing after 2020; no age, no activity.',
      es: 'Nada después de 2020; sin edad ni actividad.',
      ar: 'لا شيء بعد عام 2020؛ ولا معلومات عن العمر أو النشاط.',
    },
  },
  'compiled-stocks': {
    title: {
      fr: 'Matrice bilatérale des migrants, 2021 (données inventées)',
      en: 'Bilateral migration matrix, 2021 (invented data)',
      es: 'Matriz bilateral de migrantes, 2021 (datos inventados)',
      ar: 'المصفوفة الثنائية للمهاجرين، 2021 (بيانات مختلقة)',
    },
    method: {
      fr: 'Reprise d’une table publiée, cellule par cellule ; un tiers environ des cellules est estimé par un modèle.',
      en: 'Taken over from a published table cell by cell; about a third of the cells are modelled.',
      es: 'Retomada de una tabla publicada, celda a celda; cerca de un tercio de las celdas procede de un modelo.',
      ar: 'منقولة خلية بخلية عن جدول منشور؛ ونحو ثلث الخلايا مقدَّر بنموذج.',
    },
    biases: {
      fr: 'Dépend de la table qu’elle reprend : leur accord ne confirme rien.',
      en: 'Depends on the table that it copies: their agreement confirms nothing.',
      es: 'Depende de la tabla que copia: su coincidencia no confirma nada.',
      ar: 'تعتمد على الجدول المنقولة عنه: توافقهما لا يؤكد شيئًا.',
    },
    gaps: {
      fr: 'Une seule année ; sexes confondus.',
      en: 'One year only; both sexes together.',
      es: 'Un solo año; ambos sexos juntos.',
      ar: 'سنة واحدة فقط؛ دون تفصيل بحسب الجنس.',
    },
  },
  remittances: {
    title: {
      fr: 'Matrice bilatérale des envois de fonds, 2021 (données inventées)',
      en: 'Bilateral remittance matrix, 2021 (invented data)',
      es: 'Matriz bilateral de remesas, 2021 (datos inventados)',
      ar: 'المصفوفة الثنائية للتحويلات المالية، 2021 (بيانات مختلقة)',
    },
    method: {
      fr: 'Effectifs du pays d’envoi multipliés par un montant moyen par personne ; en millions de dollars des États-Unis.',
      en: 'Numbers in the sending country multiplied by a mean amount per person; millions of US dollars.',
      es: 'Efectivos del país de envío multiplicados por un importe medio por persona; millones de dólares estadounidenses.',
      ar: 'أعداد المقيمين في بلد الإرسال مضروبة في مبلغ متوسط للفرد؛ بملايين الدولارات الأمريكية.',
    },
    biases: {
      fr: 'Aucun flux n’est observé : ce que chacun envoie est supposé, non mesuré. Les envois de la main à la main manquent.',
      en: 'No flow is observed: what each person sends is assumed, not measured. Hand-carried money is missing.',
      es: 'No se observa ningún flujo: lo que envía cada persona se supone, no se mide. Falta el dinero llevado en mano.',
      ar: 'لا يُرصد أي تدفق فعلي: ما يرسله كل فرد مفترض لا مَقيس. والأموال المحمولة يدًا بيد غائبة.',
    },
    gaps: {
      fr: 'Une seule année.',
      en: 'One year only.',
      es: 'Un solo año.',
      ar: 'سنة واحدة فقط.',
    },
  },
  'remittance-prices': {
    title: {
      fr: 'Prix des envois de fonds par corridor et par trimestre (données inventées)',
      en: 'Prices of sending money by corridor and quarter (invented data)',
      es: 'Precios de los envíos de dinero por corredor y trimestre (datos inventados)',
      ar: 'أسعار إرسال الأموال بحسب المسار والفصل (بيانات مختلقة)',
    },
    method: {
      fr: 'Relevé en clientèle mystère : coût moyen, frais et change compris, en pourcentage d’un envoi de 200 dollars.',
      en: 'Mystery shopping: mean cost, fees and exchange margin included, as a percentage of 200 dollars sent.',
      es: 'Cliente oculto: coste medio, comisiones y cambio incluidos, en porcentaje de un envío de 200 dólares.',
      ar: 'تسوّق خفي: متوسط الكلفة، شاملًا الرسوم وهامش الصرف، كنسبة مئوية من تحويل قدره 200 دولار.',
    },
    biases: {
      fr: 'Les opérateurs informels et les promotions sont absents.',
      en: 'Informal operators and promotions are absent.',
      es: 'Faltan los operadores informales y las promociones.',
      ar: 'لا تشمل المشغّلين غير الرسميين ولا العروض الترويجية.',
    },
    gaps: {
      fr: 'Corridors partant de pays à revenu élevé surtout.',
      en: 'Mostly corridors that start in high-income countries.',
      es: 'Sobre todo corredores que parten de países de ingreso alto.',
      ar: 'في الأغلب مسارات تنطلق من بلدان مرتفعة الدخل.',
    },
  },
  protection: {
    title: {
      fr: 'Réfugiés et demandeurs d’asile par origine et pays d’asile, 2000-2024 (données inventées)',
      en: 'Refugees and asylum-seekers by origin and country of asylum, 2000–2024 (invented data)',
      es: 'Refugiados y solicitantes de asilo por origen y país de asilo, 2000-2024 (datos inventados)',
      ar: 'اللاجئون وطالبو اللجوء بحسب بلد الأصل وبلد اللجوء، 2000–2024 (بيانات مختلقة)',
    },
    method: {
      fr: 'Enregistrement administratif au 31 décembre, arrondi à cinq près.',
      en: 'Administrative registration on 31 December, rounded to five.',
      es: 'Registro administrativo a 31 de diciembre, redondeado a múltiplos de cinco.',
      ar: 'تسجيل إداري في 31 كانون الأول/ديسمبر، مقرّب إلى أقرب خمسة.',
    },
    biases: {
      fr: 'Une partie de ces personnes figure aussi parmi les migrants : les deux ne s’additionnent pas.',
      en: 'Some of these people are also among the migrants: the two must not be added.',
      es: 'Parte de estas personas figura también entre los migrantes: no deben sumarse.',
      ar: 'بعض هؤلاء الأشخاص محسوب أيضًا ضمن المهاجرين: لا يجوز جمع العددين.',
    },
    gaps: {
      fr: 'Personnes sans démarche d’asile.',
      en: 'People who have not sought asylum.',
      es: 'Personas que no han solicitado asilo.',
      ar: 'الأشخاص الذين لم يطلبوا اللجوء.',
    },
  },
  'census-work': {
    title: {
      fr: 'Ce que font les personnes nées au Sénégal : recensements de 2020 (données inventées)',
      en: 'What people born in Senegal do: censuses of 2020 (invented data)',
      es: 'Qué hacen las personas nacidas en Senegal: censos de 2020 (datos inventados)',
      ar: 'ماذا يعمل المولودون في السنغال: تعدادات عام 2020 (بيانات مختلقة)',
    },
    method: {
      fr: 'Recensements et enquêtes sur l’emploi de treize pays, personnes de 15 ans et plus.',
      en: 'Censuses and labour-force surveys of thirteen countries, people aged 15 or more.',
      es: 'Censos y encuestas de empleo de trece países, personas de 15 años o más.',
      ar: 'تعدادات ومسوح عمل في ثلاثة عشر بلدًا، للأشخاص من سن 15 عامًا فأكثر.',
    },
    biases: {
      fr: 'Environ 5 % des personnes n’ont pas été touchées ; le diplôme, la profession ou la durée de séjour manquent pour 4 à 7 % des autres.',
      en: 'About 5% of people were not reached; education, occupation or duration of stay is missing for 4 to 7% of the rest.',
      es: 'No se llegó a cerca del 5 % de las personas; falta el nivel de estudios, la ocupación o la duración de la estancia en el 4 a 7 % del resto.',
      ar: 'لم يُبلَغ نحو 5 % من الأشخاص؛ وينقص المستوى التعليمي أو المهنة أو مدة الإقامة لدى 4 إلى 7 % من الباقين.',
    },
    gaps: {
      fr: 'Aucun pays d’Afrique, où vit pourtant une grande partie de la diaspora.',
      en: 'No country in Africa, where a large part of the diaspora lives.',
      es: 'Ningún país de África, donde vive gran parte de la diáspora.',
      ar: 'لا يشمل أي بلد أفريقي، مع أن قسمًا كبيرًا من المغتربين يعيش هناك.',
    },
  },
  'consular-register': {
    title: {
      fr: 'Registre consulaire : inscrits par pays et par ville, 2018-2024 (données inventées)',
      en: 'Consular register: people registered by country and city, 2018–2024 (invented data)',
      es: 'Registro consular: inscritos por país y ciudad, 2018-2024 (datos inventados)',
      ar: 'السجل القنصلي: المسجّلون بحسب البلد والمدينة، 2018–2024 (بيانات مختلقة)',
    },
    method: {
      fr: 'Inscription volontaire auprès d’un consulat, valable cinq ans ; extraction au 31 décembre.',
      en: 'Voluntary registration with a consulate, valid five years; extracted on 31 December.',
      es: 'Inscripción voluntaria en un consulado, válida cinco años; extracción a 31 de diciembre.',
      ar: 'تسجيل طوعي لدى القنصلية صالح خمس سنوات؛ مستخرج في 31 كانون الأول/ديسمبر.',
    },
    biases: {
      fr: 'Un à deux tiers des ressortissants s’inscrivent ; ceux qui sont partis restent comptés pendant des années ; on s’inscrit davantage près d’un bureau.',
      en: 'One to two thirds of citizens register; those who left stay counted for years; people near an office register more.',
      es: 'Se inscribe entre un tercio y dos tercios de los nacionales; quienes se fueron siguen contados durante años; cerca de una oficina se inscribe más gente.',
      ar: 'يسجّل ما بين ثلث المواطنين وثلثيهم؛ ويبقى المغادرون محسوبين سنوات؛ ويزداد التسجيل قرب المكاتب.',
    },
    gaps: {
      fr: 'Pays sans représentation ; années non communiquées par certains postes.',
      en: 'Countries without a mission; years that some posts did not hand over.',
      es: 'Países sin representación; años que algunos puestos no comunicaron.',
      ar: 'بلدان لا تمثيل فيها؛ وسنوات لم تبلّغ عنها بعض البعثات.',
    },
  },
  'municipal-register': {
    title: {
      fr: 'Population étrangère de Barcelone par nationalité, 2015-2024 (données inventées)',
      en: 'Foreign population of Barcelona by nationality, 2015–2024 (invented data)',
      es: 'Población extranjera de Barcelona por nacionalidad, 2015-2024 (datos inventados)',
      ar: 'السكان الأجانب في برشلونة بحسب الجنسية، 2015–2024 (بيانات مختلقة)',
    },
    method: {
      fr: 'Registre municipal des habitants au 1er janvier, ouvert à toute personne qui réside, avec ou sans titre.',
      en: 'Municipal register of inhabitants on 1 January, open to all residents with or without a permit.',
      es: 'Padrón municipal a 1 de enero, abierto a toda persona residente, con o sin permiso.',
      ar: 'السجل البلدي للسكان في 1 كانون الثاني/يناير، مفتوح لكل مقيم سواء حمل تصريحًا أم لا.',
    },
    biases: {
      fr: 'Les binationaux sont comptés comme espagnols ; radiations tous les deux ans seulement, d’où environ 5 % de trop.',
      en: 'Dual nationals are counted as Spaniards; removals every two years only, hence about 5% too many.',
      es: 'Las personas con doble nacionalidad cuentan como españolas; bajas solo cada dos años, de ahí cerca de un 5 % de más.',
      ar: 'يُحسب مزدوجو الجنسية إسبانًا؛ ولا تُشطب القيود إلا كل سنتين، فتنشأ زيادة بنحو 5 %.',
    },
    gaps: {
      fr: 'Une seule ville ; nationalités de moins de 25 personnes absentes.',
      en: 'One city only; nationalities of fewer than 25 people are absent.',
      es: 'Una sola ciudad; faltan las nacionalidades con menos de 25 personas.',
      ar: 'مدينة واحدة فقط؛ وتغيب الجنسيات التي يقل عددها عن 25 شخصًا.',
    },
  },
  'ancestry-surveys': {
    title: {
      fr: 'Personnes qui déclarent une ascendance sénégalaise, 2011-2021 (données inventées)',
      en: 'People who report Senegalese ancestry, 2011–2021 (invented data)',
      es: 'Personas que declaran ascendencia senegalesa, 2011-2021 (datos inventados)',
      ar: 'الأشخاص الذين يصرّحون بأصل سنغالي، 2011–2021 (بيانات مختلقة)',
    },
    method: {
      fr: 'Enquêtes par sondage auprès d’un ménage sur quatre-vingts, extrapolées ; intervalle à 90 %.',
      en: 'Sample surveys of one household in eighty, extrapolated; 90% interval.',
      es: 'Encuestas por muestreo a un hogar de cada ochenta, extrapoladas; intervalo del 90 %.',
      ar: 'مسوح بالعيّنة لأسرة من كل ثمانين أسرة، مع التعميم؛ فاصل ثقة 90 %.',
    },
    biases: {
      fr: 'Une personne sur dix à une sur cinq ne cite pas cette ascendance, surtout à la troisième génération.',
      en: 'Between one in ten and one in five do not name this ancestry, above all in the third generation.',
      es: 'Entre una de cada diez y una de cada cinco personas no cita esta ascendencia, sobre todo en la tercera generación.',
      ar: 'ما بين شخص من كل عشرة وشخص من كل خمسة لا يذكر هذا الأصل، ولا سيما في الجيل الثالث.',
    },
    gaps: {
      fr: 'Quatre pays seulement posent la question.',
      en: 'Only four countries ask the question.',
      es: 'Solo cuatro países hacen la pregunta.',
      ar: 'أربعة بلدان فقط تطرح هذا السؤال.',
    },
  },
  'federation-members': {
    title: {
      fr: 'Adhérents déclarés des associations, 2022-2024 (données inventées)',
      en: 'Members declared by associations, 2022–2024 (invented data)',
      es: 'Socios declarados por las asociaciones, 2022-2024 (datos inventados)',
      ar: 'الأعضاء المصرّح بهم من الجمعيات، 2022–2024 (بيانات مختلقة)',
    },
    method: {
      fr: 'Chaque association déclare son nombre d’adhérents ; la fédération additionne et arrondit à dix près.',
      en: 'Each association declares its members; the federation adds them up and rounds to ten.',
      es: 'Cada asociación declara sus socios; la federación suma y redondea a múltiplos de diez.',
      ar: 'تصرّح كل جمعية بعدد أعضائها؛ ويجمع الاتحاد الأعداد ويقرّبها إلى أقرب عشرة.',
    },
    biases: {
      fr: 'Qui adhère à deux associations est compté deux fois ; les effectifs sont souvent surestimés.',
      en: 'Whoever belongs to two associations counts twice; numbers are often overstated.',
      es: 'Quien pertenece a dos asociaciones cuenta dos veces; las cifras suelen exagerarse.',
      ar: 'من ينتمي إلى جمعيتين يُحسب مرتين؛ والأعداد غالبًا مبالغ فيها.',
    },
    gaps: {
      fr: 'Dix-huit pays ; associations non affiliées absentes.',
      en: 'Eighteen countries; unaffiliated associations are absent.',
      es: 'Dieciocho países; faltan las asociaciones no afiliadas.',
      ar: 'ثمانية عشر بلدًا؛ ولا تشمل الجمعيات غير المنضوية.',
    },
  },
  missions: {
    title: {
      fr: 'Représentations du Sénégal à l’étranger (données inventées)',
      en: 'Missions of Senegal abroad (invented data)',
      es: 'Representaciones de Senegal en el extranjero (datos inventados)',
      ar: 'بعثات السنغال في الخارج (بيانات مختلقة)',
    },
    method: {
      fr: 'Annuaire des ambassades et consulats, par ville ; il ne contient ni adresse ni téléphone.',
      en: 'Directory of embassies and consulates by city, without addresses or telephone numbers.',
      es: 'Directorio de embajadas y consulados por ciudad, sin direcciones ni teléfonos.',
      ar: 'دليل السفارات والقنصليات بحسب المدينة، دون عناوين أو أرقام هاتف.',
    },
    biases: {
      fr: 'Les consulats honoraires n’y figurent pas.',
      en: 'Honorary consulates are not listed.',
      es: 'No figuran los consulados honorarios.',
      ar: 'لا يشمل القنصليات الفخرية.',
    },
    gaps: {
      fr: 'Pays sans représentation.',
      en: 'Countries without a mission.',
      es: 'Países sin representación.',
      ar: 'بلدان لا تمثيل فيها.',
    },
  },
  interviews: {
    title: {
      fr: 'Entretiens et groupes de discussion, 2024 (données inventées)',
      en: 'Interviews and focus groups, 2024 (invented data)',
      es: 'Entrevistas y grupos de discusión, 2024 (datos inventados)',
      ar: 'مقابلات ومجموعات نقاش، 2024 (بيانات مختلقة)',
    },
    method: {
      fr: 'Vingt-deux entretiens et six groupes de discussion dans quatre pays ; thèmes relevés par deux lecteurs indépendants.',
      en: 'Twenty-two interviews and six focus groups in four countries; themes noted by two independent readers.',
      es: 'Veintidós entrevistas y seis grupos de discusión en cuatro países; temas anotados por dos lectores independientes.',
      ar: 'اثنتان وعشرون مقابلة وست مجموعات نقاش في أربعة بلدان؛ دوّن المواضيعَ قارئان مستقلان.',
    },
    biases: {
      fr: 'Personnes venues par des associations : leur avis n’est pas celui de la diaspora entière.',
      en: 'People came through associations: their view is not that of the whole diaspora.',
      es: 'Personas contactadas por asociaciones: su opinión no es la de toda la diáspora.',
      ar: 'جاء المشاركون عن طريق الجمعيات: رأيهم ليس رأي المغتربين جميعًا.',
    },
    gaps: {
      fr: 'Peu de femmes de plus de 50 ans ; personne en dehors des grandes villes.',
      en: 'Few women over 50; nobody outside large cities.',
      es: 'Pocas mujeres mayores de 50 años; nadie fuera de las grandes ciudades.',
      ar: 'قلة من النساء فوق سن الخمسين؛ ولا أحد خارج المدن الكبرى.',
    },
  },
  'household-survey': {
    title: {
      fr: 'Enquête auprès des ménages d’origine, 2019 (exemple, non transmise)',
      en: 'Survey of households of origin, 2019 (example, not handed over)',
      es: 'Encuesta a hogares de origen, 2019 (ejemplo, no entregada)',
      ar: 'مسح أسر المنشأ، 2019 (مثال، لم يُسلَّم)',
    },
    method: {
      fr: 'Enquête par sondage : chaque ménage dit qui est parti, où et quand.',
      en: 'Sample survey: each household says who left, where to and when.',
      es: 'Encuesta por muestreo: cada hogar dice quién se fue, adónde y cuándo.',
      ar: 'مسح بالعيّنة: تذكر كل أسرة من رحل وإلى أين ومتى.',
    },
    biases: {
      fr: 'Les ménages partis en entier ne sont plus là pour répondre.',
      en: 'Households that left as a whole are no longer there to answer.',
      es: 'Los hogares que se fueron enteros ya no están para responder.',
      ar: 'الأسر التي رحلت بأكملها لم تعد موجودة لتجيب.',
    },
    gaps: {
      fr: 'Convention expirée : le fichier n’a jamais été transmis.',
      en: 'The agreement has expired: the file was never handed over.',
      es: 'El convenio ha vencido: el fichero nunca se entregó.',
      ar: 'انتهت الاتفاقية: لم يُسلَّم الملف قط.',
    },
  },
} as const satisfies Record<string, SourceWords>;
export type SourceSlug = keyof typeof SOURCE_WORDS;

interface AgreementWords {
  readonly legalBasis: Words;
  readonly purpose: Words;
}

export const AGREEMENT_WORDS = {
  consular: {
    legalBasis: {
      fr: 'Mission d’intérêt public ; convention de service entre deux administrations (exemple)',
      en: 'Task in the public interest; service agreement between two administrations (example)',
      es: 'Misión de interés público; convenio de servicio entre dos administraciones (ejemplo)',
      ar: 'مهمة ذات مصلحة عامة؛ اتفاقية خدمة بين إدارتين (مثال)',
    },
    purpose: {
      fr: 'Connaître le nombre d’inscrits par pays et par ville, pour adapter l’accueil consulaire.',
      en: 'To know how many people are registered by country and city, so that consular services fit.',
      es: 'Conocer el número de inscritos por país y ciudad para adaptar la atención consular.',
      ar: 'معرفة عدد المسجّلين بحسب البلد والمدينة لملاءمة الخدمات القنصلية.',
    },
  },
  city: {
    legalBasis: {
      fr: 'Réutilisation de données publiques agrégées (exemple)',
      en: 'Reuse of aggregate public data (example)',
      es: 'Reutilización de datos públicos agregados (ejemplo)',
      ar: 'إعادة استخدام بيانات عامة مجمّعة (مثال)',
    },
    purpose: {
      fr: 'Situer les démarches et les associations utiles dans la ville.',
      en: 'To place helpful guides and associations in the city.',
      es: 'Situar los trámites y las asociaciones útiles en la ciudad.',
      ar: 'تحديد مواقع الإجراءات والجمعيات النافعة في المدينة.',
    },
  },
  federation: {
    legalBasis: {
      fr: 'Convention de partenariat ; totaux seulement, aucun nom (exemple)',
      en: 'Partnership agreement; totals only, no names (example)',
      es: 'Convenio de colaboración; solo totales, ningún nombre (ejemplo)',
      ar: 'اتفاقية شراكة؛ المجاميع فقط دون أسماء (مثال)',
    },
    purpose: {
      fr: 'Montrer où les associations sont présentes et où elles manquent.',
      en: 'To show where associations are present and where they are missing.',
      es: 'Mostrar dónde hay asociaciones y dónde faltan.',
      ar: 'بيان أماكن وجود الجمعيات وأماكن غيابها.',
    },
  },
  interviews: {
    legalBasis: {
      fr: 'Consentement écrit de chaque personne, par citation et par usage (exemple)',
      en: 'Written consent of each person, per quotation and per use (example)',
      es: 'Consentimiento escrito de cada persona, por cita y por uso (ejemplo)',
      ar: 'موافقة خطية من كل شخص، لكل اقتباس ولكل استخدام (مثال)',
    },
    purpose: {
      fr: 'Comprendre ce que les chiffres ne disent pas : besoins, envies, obstacles.',
      en: 'To understand what figures do not say: needs, wishes, obstacles.',
      es: 'Comprender lo que no dicen las cifras: necesidades, deseos, obstáculos.',
      ar: 'فهم ما لا تقوله الأرقام: الحاجات والرغبات والعوائق.',
    },
  },
  survey: {
    legalBasis: {
      fr: 'Protocole d’accès à un fichier anonymisé (exemple)',
      en: 'Protocol of access to an anonymised file (example)',
      es: 'Protocolo de acceso a un fichero anonimizado (ejemplo)',
      ar: 'بروتوكول وصول إلى ملف مجهّل الهوية (مثال)',
    },
    purpose: {
      fr: 'Recouper les départs déclarés par les ménages avec les chiffres des pays de résidence.',
      en: 'To compare departures reported by households with the figures of countries of residence.',
      es: 'Contrastar las salidas declaradas por los hogares con las cifras de los países de residencia.',
      ar: 'مقارنة حالات الرحيل التي صرّحت بها الأسر بأرقام بلدان الإقامة.',
    },
  },
} as const satisfies Record<string, AgreementWords>;
