const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Forms of address, ranks of faith and office, marks of generation: often written, often left out. */
export const TITLES = words(
  'dr docteur doctor dra prof professeur professor mr mrs ms miss mme mlle madame monsieur mademoiselle maitre ' +
    'sr sra srta senor senora senorita don dona herr frau sir lady lord rev reverend pere ing eng engr hon ' +
    'hadj hadji hadja hadjia haj haji hajj hajji hajja hajia hajiya alhaji alhaj alhadji elhadj elhadji ' +
    'sheikh cheikh cheick cheikhe shaikh sheik shaykh imam sayyid seyyid sidi moulay lalla mulla mullah maulana ustad ustadh ' +
    'shri sri smt kumari ato weizero woizero wzro weyzero jr junior senior ii iii iv ' +
    'الحاج حاج الحاجه الحاجة الشيخ شيخ دكتور الدكتور دكتوره السيد السيده سيدي مولاي الاستاذ الأستاذ استاذ ' +
    'господин госпожа доктор профессор 先生 女士 小姐 氏 様 さん 씨 님',
);

/** Small words that belong to a name and come and go: « de la », « ben », « ould », «بن». */
export const PARTICLES = words(
  'de la le les du des del della dello dei di da do dos das van von der den ter ten vom zu zum zur af av ' +
    'al el ul ur ar as ash ad at az an bin ibn ben bint bent binti ould uld weld wuld mint ould oulad ait ag walet ' +
    'abu abou abi bou oglu ogly oglou kyzy qizi uulu thi ni nic ua ap ' +
    'بن ابن إبن بنت ولد منت ال آل أبو ابو ابي أبي بو ابن אבן בן בת бин ибн оглы кызы',
);

/** Names after the father in the Slavic way. */
export const PATRONYMIC =
  /^(.{3,}(ovich|evich|ovitch|evitch|ovych|yovych|ovna|evna|ivna|ichna|inichna)|.{2,}(ович|евич|ьич|овна|евна|ична|івна|йович|ійович))$/;
