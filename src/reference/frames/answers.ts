import type { InFour } from './term.ts';

const said = (fr: string, en: string, es: string, ar: string): InFour => ({ fr, en, es, ar });

/**
 * What a member may answer of themselves, question by question, in the order of the form. No question touches what
 * protection forbids, and no answer could only be given by somebody of one opinion, faith, origin or state of health.
 */
// biome-ignore format: a table is read in lines
export const ANSWERS = {
  ties: {
    birth: said('J’y suis né(e)', 'I was born there', 'Nací allí', 'وُلدت فيه'),
    citizenship: said('J’en ai la nationalité', 'I hold its citizenship', 'Tengo su nacionalidad', 'أحمل جنسيته'),
    ancestry: said('Ma famille en vient', 'My family comes from there', 'Mi familia viene de allí', 'عائلتي منه'),
    affinity: said('J’y suis attaché(e) autrement', 'I am attached to it in another way', 'Tengo otro vínculo con él', 'تربطني به صلة أخرى'),
  },
  generation: {
    first: said('Je suis parti(e) moi-même', 'I left myself', 'Me fui yo', 'أنا من هاجر'),
    second: said('Mes parents sont partis', 'My parents left', 'Se fueron mis padres', 'هاجر والداي'),
    third: said('Mes grands-parents sont partis', 'My grandparents left', 'Se fueron mis abuelos', 'هاجر أجدادي'),
    later: said('Plus loin encore', 'Further back', 'Más atrás', 'قبل ذلك'),
  },
  sector: {
    farming: said('Agriculture, pêche, forêt', 'Farming, fishing, forestry', 'Agricultura, pesca, bosques', 'الزراعة والصيد والغابات'),
    industry: said('Industrie, énergie, mines', 'Industry, energy, mining', 'Industria, energía, minas', 'الصناعة والطاقة والمناجم'),
    building: said('Construction et travaux publics', 'Construction', 'Construcción', 'البناء والأشغال العامة'),
    trade: said('Commerce', 'Trade and shops', 'Comercio', 'التجارة'),
    transport: said('Transport et logistique', 'Transport and logistics', 'Transporte y logística', 'النقل واللوجستيات'),
    hospitality: said('Hôtellerie, restauration, tourisme', 'Hotels, restaurants, tourism', 'Hostelería y turismo', 'الفنادق والمطاعم والسياحة'),
    digital: said('Informatique et télécommunications', 'IT and telecommunications', 'Informática y telecomunicaciones', 'المعلوماتية والاتصالات'),
    finance: said('Banque, assurance, immobilier', 'Banking, insurance, property', 'Banca, seguros, inmobiliaria', 'المصارف والتأمين والعقار'),
    business: said('Conseil, droit, gestion', 'Consulting, law, management', 'Consultoría, derecho, gestión', 'الاستشارات والقانون والإدارة'),
    research: said('Recherche et ingénierie', 'Research and engineering', 'Investigación e ingeniería', 'البحث والهندسة'),
    teaching: said('Enseignement et formation', 'Teaching and training', 'Enseñanza y formación', 'التعليم والتكوين'),
    care: said('Soins et action sociale', 'Care and social work', 'Cuidados y acción social', 'الرعاية والعمل الاجتماعي'),
    public: said('Services publics', 'Public services', 'Servicios públicos', 'الخدمات العامة'),
    culture: said('Culture, médias, sport', 'Culture, media, sport', 'Cultura, medios, deporte', 'الثقافة والإعلام والرياضة'),
    household: said('Services aux particuliers, travail à domicile', 'Personal and household services', 'Servicios personales y domésticos', 'خدمات الأفراد والمنازل'),
    associations: said('Associations et organisations internationales', 'Associations and international organisations', 'Asociaciones y organismos internacionales', 'الجمعيات والمنظمات الدولية'),
  },
  education: {
    none: said('Pas ou peu d’école', 'Little or no schooling', 'Poca o ninguna escuela', 'قليل من التعليم أو لا شيء'),
    primary: said('École primaire', 'Primary school', 'Escuela primaria', 'التعليم الابتدائي'),
    lower: said('Collège', 'Lower secondary school', 'Secundaria baja', 'التعليم الإعدادي'),
    upper: said('Lycée, baccalauréat', 'Upper secondary school', 'Bachillerato', 'التعليم الثانوي'),
    vocational: said('Formation professionnelle', 'Vocational training', 'Formación profesional', 'التكوين المهني'),
    bachelor: said('Licence ou équivalent', 'Bachelor’s degree', 'Grado universitario', 'الإجازة أو ما يعادلها'),
    master: said('Master ou équivalent', 'Master’s degree', 'Máster', 'الماجستير أو ما يعادله'),
    doctorate: said('Doctorat', 'Doctorate', 'Doctorado', 'الدكتوراه'),
  },
  offers: {
    skills: said('Mes compétences', 'My skills', 'Mis competencias', 'مهاراتي'),
    mentoring: said('Accompagner quelqu’un', 'Mentoring somebody', 'Acompañar a alguien', 'مرافقة شخص وتوجيهه'),
    return: said('Revenir pour un temps', 'Going back for a while', 'Volver por un tiempo', 'العودة لفترة'),
    investment: said('Investir', 'Investing', 'Invertir', 'الاستثمار'),
    philanthropy: said('Donner', 'Giving', 'Donar', 'التبرع'),
    hosting: said('Accueillir des nouveaux venus', 'Welcoming newcomers', 'Acoger a recién llegados', 'استقبال القادمين الجدد'),
    network: said('Ouvrir mon carnet d’adresses', 'Opening my network', 'Abrir mi red de contactos', 'فتح شبكة معارفي'),
  },
  emergency: {
    medical: said('Soins', 'Medical care', 'Atención médica', 'الرعاية الطبية'),
    engineering: said('Bâtiment, eau, électricité', 'Buildings, water, power', 'Edificios, agua, electricidad', 'المباني والماء والكهرباء'),
    logistics: said('Logistique et transport', 'Logistics and transport', 'Logística y transporte', 'اللوجستيات والنقل'),
    languages: said('Traduction et interprétation', 'Translating and interpreting', 'Traducción e interpretación', 'الترجمة'),
    information: said('Information, cartes, données', 'Information, maps, data', 'Información, mapas, datos', 'المعلومات والخرائط والبيانات'),
    listening: said('Écoute et soutien', 'Listening and support', 'Escucha y apoyo', 'الإصغاء والمساندة'),
    money: said('Collecte d’argent', 'Raising money', 'Recaudar dinero', 'جمع التبرعات'),
  },
  readiness: {
    remote: said('À distance', 'From afar', 'A distancia', 'عن بُعد'),
    here: said('Là où je vis', 'Where I live', 'Donde vivo', 'حيث أقيم'),
    travel: said('En me déplaçant, sous quelques jours', 'By travelling, within days', 'Desplazándome, en unos días', 'بالسفر خلال أيام'),
  },
  wants: {
    networks: said('Des contacts et des réseaux', 'Contacts and networks', 'Contactos y redes', 'معارف وشبكات'),
    news: said('Des nouvelles du pays', 'News of the country', 'Noticias del país', 'أخبار البلد'),
    services: said('De l’aide dans mes démarches', 'Help with formalities', 'Ayuda con los trámites', 'مساعدة في المعاملات'),
    mentoring: said('Quelqu’un qui m’accompagne', 'A mentor', 'Alguien que me acompañe', 'من يرافقني ويوجهني'),
    rights: said('Connaître et faire valoir mes droits', 'Knowing and using my rights', 'Conocer y ejercer mis derechos', 'معرفة حقوقي والمطالبة بها'),
    culture: said('La langue et la culture', 'Language and culture', 'Lengua y cultura', 'اللغة والثقافة'),
    voice: said('Être entendu(e)', 'Being heard', 'Ser escuchado', 'أن يُسمع صوتي'),
    work: said('Un emploi ou des clients', 'Work or customers', 'Empleo o clientes', 'عمل أو زبائن'),
  },
  motivations: {
    family: said('Ma famille', 'My family', 'Mi familia', 'عائلتي'),
    belonging: said('C’est une part de moi', 'It is a part of me', 'Es parte de mí', 'هو جزء مني'),
    transmission: said('Transmettre à mes enfants', 'Passing it on to my children', 'Transmitirlo a mis hijos', 'نقله إلى أبنائي'),
    duty: said('Rendre ce que j’ai reçu', 'Giving back what I received', 'Devolver lo que recibí', 'رد الجميل'),
    projects: said('Des projets là-bas', 'Projects there', 'Proyectos allí', 'مشاريع هناك'),
    return: said('Y retourner un jour', 'Going back one day', 'Volver algún día', 'العودة يوماً ما'),
    friends: said('Mes amis, mes réseaux', 'My friends and networks', 'Mis amigos y redes', 'أصدقائي وشبكاتي'),
  },
  state: {
    services: said('Des services plus simples', 'Simpler services', 'Servicios más sencillos', 'خدمات أبسط'),
    answers: said('Des réponses', 'Answers', 'Respuestas', 'أجوبة'),
    rights: said('La portabilité de mes droits', 'Rights that move with me', 'Derechos que me sigan', 'حقوق تنتقل معي'),
    diplomas: said('La reconnaissance des diplômes', 'Recognition of diplomas', 'Reconocimiento de títulos', 'الاعتراف بالشهادات'),
    transfers: said('Des envois d’argent moins chers', 'Cheaper money transfers', 'Envíos de dinero más baratos', 'تحويلات أقل كلفة'),
    security: said('Un cadre sûr pour investir', 'A safe setting for investing', 'Un marco seguro para invertir', 'إطار آمن للاستثمار'),
    say: said('Une place dans les décisions', 'A say in decisions', 'Un lugar en las decisiones', 'مكان في اتخاذ القرار'),
    distance: said('Qu’il me laisse tranquille', 'To be left in peace', 'Que me deje en paz', 'أن تتركني وشأني'),
  },
  organisations: {
    welcome: said('Accueillir et orienter', 'Welcoming and guiding', 'Acoger y orientar', 'الاستقبال والتوجيه'),
    meeting: said('Se retrouver', 'Bringing people together', 'Reunir a la gente', 'جمع الناس'),
    projects: said('Mener des projets utiles', 'Running useful projects', 'Llevar a cabo proyectos útiles', 'إنجاز مشاريع مفيدة'),
    defence: said('Défendre nos droits', 'Standing up for our rights', 'Defender nuestros derechos', 'الدفاع عن حقوقنا'),
    culture: said('Faire vivre la culture', 'Keeping culture alive', 'Mantener viva la cultura', 'إحياء الثقافة'),
    accounts: said('Rendre des comptes', 'Being accountable', 'Rendir cuentas', 'المحاسبة والشفافية'),
    young: said('Faire place aux jeunes', 'Making room for the young', 'Dar sitio a los jóvenes', 'إفساح المجال للشباب'),
  },
  obstacles: {
    time: said('Le temps', 'Time', 'El tiempo', 'الوقت'),
    money: said('L’argent', 'Money', 'El dinero', 'المال'),
    trust: said('Le manque de confiance', 'Lack of trust', 'La falta de confianza', 'نقص الثقة'),
    information: said('Je ne sais pas à qui m’adresser', 'Not knowing whom to turn to', 'No sé a quién dirigirme', 'لا أعرف إلى من أتوجه'),
    formalities: said('Les démarches', 'Red tape', 'Los trámites', 'تعقيد الإجراءات'),
    distance: said('La distance', 'Distance', 'La distancia', 'المسافة'),
    privacy: said('La crainte pour mes données', 'Fear for my data', 'Temor por mis datos', 'الخوف على بياناتي'),
    disappointment: said('Des essais restés sans suite', 'Attempts that led nowhere', 'Intentos sin resultado', 'محاولات بلا نتيجة'),
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, InFour>>>>;

export type Question = keyof typeof ANSWERS;

/** The codes that a question may be answered with, in the order of the form. */
export const answerCodes = (question: Question): string[] => Object.keys(ANSWERS[question]);

const table: Readonly<Record<Question, Readonly<Record<string, InFour>>>> = ANSWERS;

/** An answer in words; null for a code that the question has not. */
export const answerNames = (question: Question, code: string): InFour | null =>
  Object.hasOwn(table[question], code) ? (table[question][code] ?? null) : null;

export const isQuestion = (name: string): name is Question => Object.hasOwn(ANSWERS, name);
