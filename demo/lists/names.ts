/**
 * Names of invented people of Senegalese origin. The words below are everyday names and their everyday spellings, written
 * down for this purpose with round weights; no list of persons was read. Whole names are put together by lot.
 */
import type { Random } from '../../src/methods/random/random.ts';
import { arabicOf, cyrillicOf } from './scripts.ts';

/** A name as a word: how it is most often spelt, how else, and how in Arabic. */
export interface NameWord {
  readonly latin: readonly string[];
  readonly arabic: readonly string[];
  readonly cyrillic: string;
}

interface Weighed {
  readonly word: NameWord;
  /** The sum of weights up to and with this one. */
  readonly upTo: number;
}

// weight, spellings (most frequent first), spellings in Arabic.
const MEN = `
60 Mamadou/Mamadu/Momodou/Mamadoo مامادو/محمدو
42 Mouhamed/Mohamed/Mohammed/Mouhamad محمد
26 Mouhamadou/Muhammadu/Mohamadou محمدو/محمد
44 Moussa/Musa/Mussa موسى
40 Ibrahima/Ibrahim/Ibra/Brahima إبراهيما/إبراهيم
38 Ousmane/Usman/Ousman/Osman عثمان
34 Abdoulaye/Abdulay/Ablaye/Abdulaye عبد الله/عبدولاي
34 Cheikh/Cheikhou/Sheikh/Seex شيخ/الشيخ
30 Amadou/Amadu/Ahmadou/Hamadou أمادو/أحمدو
26 Alioune/Aliou/Alune/Alyoune عليون/عليو
24 Modou/Modu/Moodu مودو
22 Omar/Oumar/Umar عمر
22 Samba/Samb/Sambah سامبا/صمب
20 Babacar/Boubacar/Ababacar/Boubakar أبوبكر/بابكر
20 Ismaïla/Ismaila/Smaïla/Ismael إسماعيلا/إسماعيل
18 Lamine/Lamin/Laamin الأمين/لمين
18 Malick/Malik/Maalik مالك
18 Assane/Hassan/Asan الحسن/أسان
16 Ousseynou/Oussenou/Usaynu/Housseynou الحسين/أوسينو
16 Demba/Dembah دمبا
14 Saliou/Salihou/Saliu صالح/ساليو
14 Idrissa/Idriss/Driss إدريسا/إدريس
14 Souleymane/Suleiman/Souleyman/Sulayman سليمان
13 Aly/Ali علي
12 Youssou/Youssouf/Yusu/Yousou يوسف/يوسو
12 Bassirou/Basiru/Bachir البشير/باسيرو
12 Mbaye/Mbay امباي
11 Seydou/Saidou/Seydu سيدو/سعيدو
11 Adama/Adam آدم/أداما
10 Tidiane/Tidjane/Tijaan/Tidiany تيجان/التجاني
10 Khadim/Xaadim/Khadime الخادم/خادم
9 Daouda/Dauda/Dawda داود/داودا
9 Lamarana/Lamarane لامارانا
8 Habib/Abib حبيب
8 Serigne/Sëriñ/Sering سرين/سرينج
8 Pathé/Paate/Pate باتي
7 Gorgui/Gorgi غورغي
7 Yoro/Yero/Yéro يورو/ييرو
6 Jean/Jan جان
6 Ibou/Ibu إيبو
6 Baba/Babah بابا
5 Birame/Biram بيرام
5 Mactar/Makhtar/Moctar المختار/مختار
4 Djibril/Jibril/Djiby جبريل
4 Pierre/Piere بيير
3 Antoine/Antoin أنطوان
3 Waly/Wali والي
`;
const WOMEN = `
58 Fatou/Fatu/Faatu/Fatoumata فاتو/فاطمة
44 Aminata/Aminatou/Amina/Ami أميناتا/أمينة
38 Awa/Hawa/Aawa حواء/آوا
36 Mariama/Mariame/Mariam/Maryama مرياما/مريم
34 Khady/Khadidiatou/Xadi/Kady خديجة/خادي
30 Aïssatou/Aissatou/Aysatu/Aïcha عائشة/عيساتو
28 Ndèye/Ndeye/Ndey/Ndaye انداي/نداي
24 Coumba/Kumba/Koumba كومبا
24 Astou/Astu/Astoo أستو
22 Adja/Aja/Adji حاجة/آجا
22 Rokhaya/Rokaya/Roxaya/Rougui رقية/روخايا
20 Mame/Maam/Mam مام
20 Sokhna/Soxna/Sohna سخنا/صخنا
20 Bineta/Binta/Binetou/Bintou بنتا/بينيتا
18 Marème/Mareme/Mareem ماريم/مريم
18 Diarra/Jaara/Diara جارا/ديارا
16 Oumou/Umu/Oumy أم/أومو
16 Seynabou/Zeynab/Seynabu/Zaynabou زينب/سينابو
14 Yacine/Yaasin/Yassine ياسين
14 Penda/Pendah بندا
13 Salimata/Salimatou/Sali سليماتا/سالمة
12 Nafissatou/Nafi/Nafisatu نفيسة/نافيساتو
12 Maïmouna/Maimouna/Maymuna ميمونة
11 Dieynaba/Dienaba/Jeynaba/Djeinaba جينابا/زينب
10 Arame/Aram آرام
10 Fatimata/Fatimatou/Fadimata فاطمة/فاتيماتا
9 Ramatoulaye/Rama/Ramatulay رحمة الله/راماتولاي
9 Kiné/Kine/Kinne كيني
8 Houleye/Houley/Huley هولي
8 Safiétou/Safietou/Safi صفية/سافيتو
7 Marie/Mari ماري
7 Absa/Apsa أبسا
6 Codou/Kodu/Coddou كودو
6 Thioro/Coro/Tioro تيورو
6 Nogaye/Nogay نوغاي
5 Ngoné/Ngone/Ngoone انغوني
5 Dior/Joor/Djor جور/ديور
4 Siga/Sigah سيغا
4 Louise/Luise لويز
3 Thérèse/Therese تيريز
3 Bernadette/Bernadet برناديت
`;
const SURNAMES = `
66 Ndiaye/N'Diaye/Njaay/Njie/Ndiaÿe انجاي/نداي/ندياي
60 Diop/Joob/Diob/Jobe ديوب/جوب
46 Fall/Faal/Fal فال
44 Diallo/Jallow/Dialo/Jalloh ديالو/جالو
40 Sow/Soo/Sowe/So سو/صو
36 Gueye/Guèye/Géy/Gaye غي/غاي
36 Ba/Bâ/Bah با/باه
32 Sy/Sii/Si سي
30 Faye/Faay/Fay فاي
28 Sarr/Saar/Sar سار
26 Mbaye/M'Baye/Mbay/Mbai امباي/مباي
26 Cissé/Cisse/Sise/Ceesay سيسي
24 Thiam/Caam/Tiam/Cham تيام/اتيام
22 Seck/Sek/Sekk سك/سيك
22 Diouf/Juuf/Joof/Diuf ديوف/جوف
20 Kane/Kan/Ka كان/كن
20 Niang/Ñang/Nyang نيانغ/انيانغ
20 Diagne/Jaañ/Diange ديان/جان
18 Touré/Toure/Turay/Ture توري
18 Camara/Kamara/Cammara كامارا/كمرا
18 Sène/Sene/Seen سين
17 Dieng/Jeng/Djeng ديينغ/جنغ
16 Diouck/Diouk/Juuk ديوك
16 Traoré/Traore/Trawally تراوري
15 Lo/Lô/Low لو
15 Wade/Wad/Waad واد
15 Samb/Sàmb صمب/سامب
14 Ndour/N'Dour/Nduur اندور
14 Sall/Saal/Sal صال/سال
14 Dia/Ja/Jah ديا/جا
13 Ly/Lii/Li لي
13 Tall/Taal/Tal تال
12 Badji/Bajie/Badjie بادجي
12 Mané/Mane/Maneh ماني
12 Sané/Sane/Sanneh ساني
11 Diédhiou/Diedhiou/Jéeju/Jeju ديديو/جيجو
11 Coly/Koli/Coli كولي
11 Barry/Bari/Bary باري
11 Dramé/Drame/Drammeh درامي
10 Konaté/Konate/Conateh كوناتي
10 Sylla/Silla/Sillah سيلا
10 Diatta/Jatta/Diata دياتا/جاتا
10 Goudiaby/Gujabi/Goudiabi غوديابي
10 Kébé/Kebe/Kebbeh كيبي
9 Mbengue/Mbeng/M'Bengue امبنغ
9 Mboup/Mbuup/M'Boup امبوب
9 Dione/Joon/Dionne ديون
9 Ngom/N'Gom/Ngoom انغوم
8 Diakhaté/Diakhate/Jaxate دياخاتي
8 Baldé/Balde/Baldeh بالدي
8 Sambou/Sambu/Sambouh سامبو
8 Senghor/Sengor/Séngoor سنغور
8 Gassama/Gasama غاساما
7 Sagna/Saña/Sanyang سانيا
7 Tine/Tin/Tiin تين
7 Bodian/Bojang/Bodiang بوديان
6 Diémé/Dieme/Jeme جيمي
6 Kanouté/Kanoute/Canuteh كانوتي
6 Soumaré/Soumare/Sumareh سوماري
6 Wane/Wan/Waan وان
5 Manga/Mangah مانغا
5 Fofana/Fofanah فوفانا
5 Gomis/Gomes/Gomez غوميس
4 Mendy/Mendi/Mendes ماندي
4 Preira/Pereira/Preyra بريرا
`;

const read = (lines: string): Weighed[] => {
  let upTo = 0;
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [weight = '0', latin = '', ...arabic] = line.split(' ');
      upTo += Number(weight);
      return { word: wordOf(latin.split('/'), arabic.join(' ').split('/')), upTo };
    });
};

function wordOf(latin: readonly string[], arabic: readonly string[]): NameWord {
  return { latin, arabic, cyrillic: cyrillicOf(latin[0] ?? '') };
}

const GIVEN = { male: read(MEN), female: read(WOMEN) };
const FAMILIES = read(SURNAMES);

/** Words that stand before another given name and make one name with it. */
const LEADING = {
  male: read(`5 Cheikh/Cheick/Sheikh شيخ
4 Papa/Pape/Pa بابا
4 El_Hadji/Elhadji/El_Hadj/Alaji الحاج
2 Serigne/Sering سرين
2 Mame/Mam مام`),
  female: read(`5 Ndèye/Ndeye/Ndey انداي
4 Mame/Mam/Maam مام
3 Adja/Adji/Aja حاجة
2 Sokhna/Soxna سخنا
1 Marie/Mari ماري`),
};

function drawWord(random: Random, from: readonly Weighed[]): NameWord {
  const at = random() * (from.at(-1)?.upTo ?? 0);
  // The last one is never passed: `at` is below its sum.
  return (from.find(({ upTo }) => at < upTo) ?? from[0])?.word as NameWord;
}

export type Sex = 'male' | 'female';

/** One given name in two, two in the rest: with a leading word one time in four, two of equal standing one in five. */
export function drawGiven(random: Random, sex: Sex): readonly NameWord[] {
  const draw = random();
  const first = drawWord(random, GIVEN[sex]);
  if (draw < 0.25) return [spaced(drawWord(random, LEADING[sex])), first];
  if (draw > 0.45) return [first];
  const second = drawWord(random, GIVEN[sex]);
  return second === first ? [first] : [first, second];
}

const spaced = (word: NameWord): NameWord => ({
  ...word,
  latin: word.latin.map((text) => text.replaceAll('_', ' ')),
  cyrillic: word.cyrillic.replaceAll('_', ' '),
});

/** Seven families in eight have a common name, the rest a rare one that was put together from syllables. */
export function drawFamily(random: Random): NameWord {
  return random() < 0.875 ? drawWord(random, FAMILIES) : rareName(random);
}

const ONSETS = [
  'b',
  'd',
  'f',
  'g',
  'k',
  'l',
  'm',
  'n',
  's',
  't',
  'w',
  'nd',
  'mb',
  'ng',
  'di',
  'th',
];
const VOWELS = ['a', 'a', 'a', 'e', 'i', 'o', 'ou', 'ou'];
const CODAS = ['', '', 'ne', 'mb', 'ck', 'ng', 'lla', 'té', 'ry', 'dji', 'né'];

/** The same few hundred rare names for all: each stands a few times. */
function rareName(random: Random): NameWord {
  const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)] ?? '';
  const short = random() < 0.5;
  const latin = pick(ONSETS) + pick(VOWELS) + (short ? '' : `ss${pick(VOWELS)}`) + pick(CODAS);
  const name = latin.charAt(0).toUpperCase() + latin.slice(1);
  const other = name.replace('ou', 'u').replace('th', 'ti').replace('ck', 'k').replace('é', 'e');
  return wordOf(other === name ? [name] : [name, other], [arabicOf(name)]);
}
