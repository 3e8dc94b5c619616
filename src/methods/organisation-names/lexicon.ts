import { fold } from '../../reference/folding/folding.ts';

/** Legal forms and titles that a name may bear or lack: they tell nothing about which organisation it is. */
const LEGAL = `ev e v gemeinnutzig gmbh ggmbh ag mbh asbl a s b l vzw aisbl sarl sas sa scop scic inc incorporated ltd
  limited llc llp plc pty corp corporation co company cic cio ngo ngos ong ongs ongd osc ods onlus aps odv srl spa bv nv
  stichting stiftung loi 1901 registered charity charitable non profit nonprofit npo ry rf oy ab as aso a c ac
  منظمه غير حكوميه ذات نفع عام`;

/** Words that join others. */
const LINKS = `the a an of for and in on to at by with from de du des d la le les l un une et pour en au aux dans par sur
  el los las lo y e del al para por con der die das den dem des und fur in von zu im am dei delle degli dell della di il
  i gli per con da do dos das o os com van het een voor op en ter ten al ash as ad an ar el في من الى على و عن مع`;

/** Concepts that names of organisations share across languages: French, English, Spanish, Arabic, German, Italian, Portuguese, Dutch. */
const CONCEPTS = {
  association: `association associations associated assoc asso asociacion asociaciones associacio associazione associacao
    verein vereniging forening جمعيه الجمعيه`,
  organisation: `organisation organisations organization organizations org orga organizacion organizzazione organizacao
    organizat organisatie منظمه المنظمه هيئه الهيئه`,
  foundation: `foundation foundations fondation fondations fundacion fondazione fundacao مؤسسه المؤسسه`,
  federation: `federation federations federacion federazione federacao foderation federatie confederation confederacion
    اتحاد الاتحاد`,
  union: `union unions unie`,
  network: `network networks net reseau reseaux red redes rete rede netzwerk netwerk شبكه الشبكه`,
  league: `league ligue liga lega رابطه الرابطه`,
  centre: `center centers centre centres centro zentrum centrum مركز المركز`,
  group: `group groups groupe groupes grupo gruppo gruppe groep مجموعه`,
  committee: `committee committees comite comites comitato komitee لجنه اللجنه`,
  council: `council councils conseil consejo consiglio conselho rat raad مجلس المجلس`,
  institute: `institute institut instituto istituto instituut معهد المعهد`,
  society: `society societies societe sociedad societa sociedade gesellschaft genootschap`,
  club: `club clubs cercle circulo circolo نادي النادي`,
  community: `community communities communaute comunidad comunita comunidade gemeinschaft gemeinschap collectivite
    collectif colectivo collettivo collective الجاليه جاليه`,
  agency: `agency agencies agence agences agencia agenzia agentur agentschap وكاله الوكاله`,
  ministry: `ministry ministries ministere ministeres ministerio ministero ministerium ministerie وزاره الوزاره`,
  government: `government governments governmental gouvernement gobierno governo regierung regering حكومه الحكومه`,
  programme: `programme programmes program programs programa programma برنامج`,
  project: `project projects projet projets proyecto progetto projeto projekt مشروع`,
  initiative: `initiative initiatives iniciativa iniziativa مبادره`,
  fund: `fund funds fonds fondo fondos fundo صندوق`,
  service: `service services servicio servicios servizio servico dienst خدمات`,
  alliance: `alliance alliances alianza alleanza alianca allianz تحالف`,
  coalition: `coalition coalicion coalizione`,
  forum: `forum forums foro منتدى منتدي`,
  movement: `movement mouvement movimiento movimento bewegung حركه`,
  campaign: `campaign campagne campana kampagne`,
  action: `action actions accion accao azione aktion actie العمل عمل`,
  university: `university universities universite universites universidad universita universidade universitat universiteit
    جامعه الجامعه`,
  school: `school schools ecole ecoles escuela scuola escola schule مدرسه`,
  friend: `friend friends ami amis amie amies amigo amigos amici freunde vrienden اصدقاء`,
  international: `international internationale internationaux internacional internazionale دولي دوليه الدولي الدوليه int intl`,
  national: `national nationale nationaux nacional nazionale وطني وطنيه الوطني الوطنيه nat natl`,
  world: `world mondial mondiale mundial mondo mundo welt wereld global عالمي العالمي العالميه`,
  development: `development developments developpement desarrollo sviluppo desenvolvimento entwicklung ontwikkeling dev
    تنميه التنميه`,
  cooperation: `cooperation cooperacion cooperazione cooperacao zusammenarbeit samenwerking coop تعاون التعاون`,
  humanitarian: `humanitarian humanitaire humanitaires humanitario umanitario humanitar humanitair الانسانيه انسانيه`,
  relief: `relief secours socorro soccorso hilfe nothilfe اغاثه الاغاثه`,
  aid: `aid aide aides ayuda aiuto ajuda help hulp assistance asistencia assistenza عون معونه`,
  support: `support soutien apoyo sostegno apoio unterstutzung دعم`,
  solidarity: `solidarity solidarite solidaridad solidarieta solidariedade solidaritat solidaire solidaires تضامن`,
  rehabilitation: `rehabilitation rehabilitacion reconstruction reconstruccion recovery relevement rehab`,
  protection: `protection proteccion protezione protecao schutz bescherming حمايه`,
  rights: `right rights droit droits derecho derechos diritti direitos recht rechte rechten حقوق`,
  peace: `peace paix paz pace frieden vrede سلام السلام`,
  research: `research recherche recherches investigacion ricerca pesquisa forschung onderzoek بحوث ابحاث`,
  training: `training formation formacion formazione formacao ausbildung تدريب`,
  education: `education educatif educational educacion educazione educacao bildung onderwijs تعليم التعليم التربيه`,
  health: `health sante salud salute saude gesundheit gezondheid صحه الصحه الصحي`,
  medical: `medical medicale medicaux medico medica medizinische طبي الطبيه`,
  doctor: `doctor doctors medecin medecins medicos medici arzte artsen اطباء`,
  hospital: `hospital hopital hospitals ospedale krankenhaus ziekenhuis مستشفي مستشفى`,
  women: `women woman womens femme femmes mujer mujeres donna donne mulher mulheres frau frauen vrouw vrouwen نساء المراه`,
  youth: `youth jeune jeunes jeunesse joven jovenes juventud giovani jovens jugend jeugd شباب الشباب young`,
  child: `child children childrens enfant enfants enfance nino ninos ninas bambini criancas kind kinder kinderen اطفال الطفل`,
  family: `family families famille familles familia familias famiglia familie اسره عائله`,
  student: `student students etudiant etudiants etudiante etudiantes estudiante estudiantes studenti estudantes studenten
    studierende طلاب الطلبه`,
  worker: `worker workers travailleur travailleurs trabajador trabajadores lavoratori trabalhadores arbeiter عمال`,
  engineer: `engineer engineers ingenieur ingenieurs ingeniero ingenieros ingegneri engenheiros مهندسين مهندسون`,
  teacher: `teacher teachers enseignant enseignants professeur professeurs profesores docentes lehrer معلمين`,
  nurse: `nurse nurses infirmier infirmiers infirmieres enfermeras enfermeros ممرضين`,
  lawyer: `lawyer lawyers avocat avocats juriste juristes abogados avvocati محامين`,
  expert: `expert experts expertes experto expertos خبراء`,
  entrepreneur: `entrepreneur entrepreneurs entrepreneuse emprendedores imprenditori unternehmer رواد`,
  migrant: `migrant migrants migration migrations migracion migrazioni migracao emigre emigres emigrants emigrantes
    مهاجرين الهجره`,
  refugee: `refugee refugees refugie refugies refugiados rifugiati fluchtling fluchtlinge vluchtelingen لاجئين اللاجئين`,
  diaspora: `diaspora diasporas diasporique المغتربين الشتات`,
  food: `food alimentation alimentaire alimentacion alimentazione alimentacao ernahrung غذاء الاغذيه`,
  agriculture: `agriculture agricultural agricole agricoles agricultura agrar landwirtschaft زراعه الزراعه`,
  water: `water eau eaux agua acqua wasser مياه الماء`,
  environment: `environment environmental environnement ambiente ambiental umwelt milieu بيئه البيئه`,
  culture: `culture cultural culturel culturelle cultura culturale kultur cultuur ثقافه الثقافيه ثقافيه`,
  sport: `sport sports sportif sportive deporte deportivo esporte رياضه الرياضي`,
  art: `art arts arte arti kunst فنون`,
  music: `music musique musica musik muziek موسيقى`,
  economy: `economic economique economiques economico economica economia wirtschaft اقتصاد الاقتصاديه`,
  trade: `trade commerce comercio commercio handel chamber chambre camara camera handelskammer تجاره غرفه`,
  bank: `bank banque banco banca بنك مصرف`,
  nation: `nation nations naciones nazioni nacoes nationen naties`,
  united: `united unies unis unidas unidos unite unita uniti vereinten vereinigte verenigde uni متحده المتحده`,
  people: `people peoples peuple peuples pueblo pueblos popolo popoli povo volk شعب`,
  city: `city ville ciudad citta cidade stadt mairie municipality municipalite ayuntamiento comune gemeinde بلديه`,
  region: `region regional regionale regionales regione regiao اقليم`,
  foreign: `foreign etrangere etrangeres exteriores esteri auswartiges buitenlandse خارجيه الخارجيه`,
  affairs: `affairs affaires asuntos affari angelegenheiten zaken شؤون الشؤون`,
  north: `north nord norte noord شمال`,
  south: `south sud sur sul zuid جنوب`,
  east: `east est este oriental ost oost شرق`,
  west: `west ouest oeste ovest occidental غرب`,
  african: `african africans africain africaine africains africaines africano africana africanos afrikanische afrikaanse`,
  african_continent: `africa afrique afrika افريقيا`,
  european: `european europeen europeenne europeens europeo europea europeu europaische europese`,
  european_continent: `europe europa eu اوروبا`,
} as const;

/** Concepts that say what kind of thing it is, or that it helps, and seldom which one it is. */
const GENERIC: ReadonlySet<string> = new Set<keyof typeof CONCEPTS>([
  'association',
  'organisation',
  'foundation',
  'federation',
  'union',
  'network',
  'league',
  'centre',
  'group',
  'committee',
  'council',
  'institute',
  'society',
  'club',
  'community',
  'agency',
  'programme',
  'project',
  'initiative',
  'service',
  'alliance',
  'coalition',
  'forum',
  'movement',
  'action',
  'friend',
  'international',
  'national',
  'world',
  'development',
  'cooperation',
  'humanitarian',
  'relief',
  'aid',
  'support',
  'solidarity',
  'rehabilitation',
]);

const listed = (text: string): string[] => text.split(/\s+/).map(fold).filter(Boolean);

const legal = new Set(listed(LEGAL));
const links = new Set(listed(LINKS));
const concepts = new Map(
  Object.entries(CONCEPTS).flatMap(([concept, text]) =>
    listed(text).map((word) => [word, concept] as const),
  ),
);

export const isLegalForm = (word: string): boolean => legal.has(word);
export const isLink = (word: string): boolean => links.has(word);
/** The concept that a folded word stands for, in any of the languages; in Arabic with or without its article. */
export const conceptOf = (word: string): string | null =>
  concepts.get(word) ??
  (word.startsWith('ال') ? concepts.get(word.slice(2)) : concepts.get(`ال${word}`)) ??
  null;
export const isGeneric = (concept: string): boolean => GENERIC.has(concept);
