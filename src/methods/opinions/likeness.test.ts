import { describe, expect, it } from 'vitest';
import { type Like, likeStatements, type Written } from './opinions.ts';

/** Pairs written for this test: the first half of each language says the same in near words, the second shares a subject and says something else. */
const PAIRS: Readonly<Record<string, readonly (readonly [string, string, boolean])[]>> = {
  fr: [
    ['Le consulat doit ouvrir le samedi.', 'Les consulats devraient ouvrir le samedi', true],
    [
      'Il faut baisser les frais d’envoi d’argent.',
      'Les frais d’envoi de l’argent sont à baisser.',
      true,
    ],
    [
      'Nos diplômes devraient être reconnus plus vite.',
      'Il faut reconnaître nos diplômes plus rapidement',
      true,
    ],
    [
      'Créer un guichet unique pour les investisseurs de la diaspora',
      'Un guichet unique devrait être créé pour la diaspora qui investit',
      true,
    ],
    ['Le passeport coûte trop cher.', 'Les passeports sont trop chers', true],
    [
      'Les enfants nés à l’étranger doivent pouvoir apprendre la langue.',
      'Apprendre la langue aux enfants nés à l’étranger',
      true,
    ],
    [
      'Il faut voter par internet depuis l’étranger.',
      'Le vote par internet doit être possible à l’étranger.',
      true,
    ],
    [
      'Les jeunes de la diaspora veulent des stages au pays.',
      'Proposer des stages au pays pour les jeunes de la diaspora',
      true,
    ],
    ['Le consulat doit ouvrir le samedi.', 'Le consulat devrait répondre au téléphone.', false],
    [
      'Il faut baisser les frais d’envoi d’argent.',
      'L’argent envoyé devrait financer des écoles.',
      false,
    ],
    [
      'Nos diplômes devraient être reconnus plus vite.',
      'Les diplômes du pays attirent peu d’employeurs.',
      false,
    ],
    [
      'Créer un guichet unique pour les investisseurs de la diaspora',
      'La diaspora devrait avoir des députés au parlement.',
      false,
    ],
    ['Le passeport coûte trop cher.', 'Le passeport devrait durer dix ans.', false],
    [
      'Les enfants nés à l’étranger doivent pouvoir apprendre la langue.',
      'Les enfants devraient avoir la double nationalité.',
      false,
    ],
    [
      'Il faut voter par internet depuis l’étranger.',
      'Les retraités à l’étranger paient deux fois l’impôt.',
      false,
    ],
    [
      'Les jeunes de la diaspora veulent des stages au pays.',
      'Les associations de jeunes manquent de moyens.',
      false,
    ],
  ],
  en: [
    ['Consulates should open on Saturdays.', 'The consulate must be open on Saturday', true],
    ['Sending money home costs too much.', 'It costs too much to send money home.', true],
    ['Our degrees should be recognised faster.', 'Degrees ought to be recognized faster', true],
    [
      'We need one desk for diaspora investors.',
      'There should be one desk for investors from the diaspora.',
      true,
    ],
    ['Passports are too expensive.', 'The passport is too expensive', true],
    [
      'Children born abroad should learn the language.',
      'Language classes for children born abroad',
      true,
    ],
    [
      'We should be able to vote online from abroad.',
      'Online voting from abroad must be possible.',
      true,
    ],
    ['Offer internships at home to young people.', 'Young people need internships at home.', true],
    ['Consulates should open on Saturdays.', 'Consulates should answer their telephones.', false],
    ['Sending money home costs too much.', 'Money sent home should build schools.', false],
    ['Our degrees should be recognised faster.', 'Employers abroad value our experience.', false],
    [
      'We need one desk for diaspora investors.',
      'The diaspora should have seats in parliament.',
      false,
    ],
    ['Passports are too expensive.', 'A passport should be valid for ten years.', false],
    [
      'Children born abroad should learn the language.',
      'Children born abroad should hold two passports.',
      false,
    ],
    ['We should be able to vote online from abroad.', 'Pensioners abroad are taxed twice.', false],
    [
      'Offer internships at home to young people.',
      'Youth associations have too little money.',
      false,
    ],
  ],
  es: [
    ['El consulado debe abrir los sábados.', 'Los consulados deberían abrir el sábado', true],
    ['Enviar dinero cuesta demasiado.', 'Cuesta demasiado enviar dinero a casa.', true],
    [
      'Hay que reconocer nuestros títulos más rápido.',
      'Nuestros títulos deben reconocerse más rápidamente.',
      true,
    ],
    [
      'Crear una ventanilla única para inversores de la diáspora',
      'La diáspora necesita una ventanilla única para inversores.',
      true,
    ],
    ['El pasaporte es demasiado caro.', 'Los pasaportes son demasiado caros', true],
    [
      'Los niños nacidos en el extranjero deben aprender la lengua.',
      'Clases de lengua para niños nacidos en el extranjero',
      true,
    ],
    [
      'Queremos votar por internet desde el extranjero.',
      'Se debería votar por internet en el extranjero.',
      true,
    ],
    [
      'Ofrecer prácticas en el país a los jóvenes.',
      'Los jóvenes necesitan prácticas en el país.',
      true,
    ],
    ['El consulado debe abrir los sábados.', 'El consulado debería contestar al teléfono.', false],
    ['Enviar dinero cuesta demasiado.', 'El dinero enviado debería construir escuelas.', false],
    [
      'Hay que reconocer nuestros títulos más rápido.',
      'Las empresas valoran nuestra experiencia.',
      false,
    ],
    [
      'Crear una ventanilla única para inversores de la diáspora',
      'La diáspora debería tener diputados.',
      false,
    ],
    ['El pasaporte es demasiado caro.', 'El pasaporte debería valer diez años.', false],
    [
      'Los niños nacidos en el extranjero deben aprender la lengua.',
      'Los niños deberían tener doble nacionalidad.',
      false,
    ],
    [
      'Queremos votar por internet desde el extranjero.',
      'Los jubilados pagan impuestos dos veces.',
      false,
    ],
    [
      'Ofrecer prácticas en el país a los jóvenes.',
      'Las asociaciones juveniles tienen poco dinero.',
      false,
    ],
  ],
  ar: [
    ['يجب أن تفتح القنصلية يوم السبت.', 'ينبغي فتح القنصلية يوم السبت', true],
    ['تكلفة إرسال الأموال مرتفعة جدا.', 'إن تكلفة إرسال الأموال إلى الوطن مرتفعة', true],
    ['يجب الاعتراف بشهاداتنا بسرعة أكبر.', 'ينبغي الاعتراف بشهاداتنا بسرعة', true],
    ['نحتاج إلى شباك واحد للمستثمرين من المهجر.', 'إنشاء شباك واحد لمستثمري المهجر', true],
    ['جواز السفر غالي الثمن.', 'ثمن جواز السفر غالٍ', true],
    [
      'يجب أن يتعلم الأطفال المولودون في الخارج اللغة.',
      'تعليم اللغة للأطفال المولودين في الخارج',
      true,
    ],
    [
      'نريد التصويت عبر الإنترنت من الخارج.',
      'يجب أن يكون التصويت عبر الإنترنت ممكنا من الخارج',
      true,
    ],
    ['توفير تدريبات في الوطن للشباب.', 'الشباب يحتاجون إلى تدريبات في الوطن', true],
    ['يجب أن تفتح القنصلية يوم السبت.', 'على القنصلية أن ترد على الهاتف.', false],
    ['تكلفة إرسال الأموال مرتفعة جدا.', 'يجب أن تبني الأموال المرسلة مدارس.', false],
    ['يجب الاعتراف بشهاداتنا بسرعة أكبر.', 'الشركات تقدر خبرتنا.', false],
    ['نحتاج إلى شباك واحد للمستثمرين من المهجر.', 'يجب أن يكون للمهجر نواب في البرلمان.', false],
    ['جواز السفر غالي الثمن.', 'يجب أن يكون جواز السفر صالحا لعشر سنوات.', false],
    ['يجب أن يتعلم الأطفال المولودون في الخارج اللغة.', 'للأطفال حق في جنسيتين.', false],
    ['نريد التصويت عبر الإنترنت من الخارج.', 'المتقاعدون في الخارج يدفعون الضريبة مرتين.', false],
    ['توفير تدريبات في الوطن للشباب.', 'جمعيات الشباب ليس لديها مال كاف.', false],
  ],
};

/** The same sense in other words: nothing in the letters tells, and nothing is found. */
const IN_OTHER_WORDS: typeof PAIRS = {
  fr: [['Le passeport coûte trop cher.', 'Il faut réduire le prix des documents de voyage', true]],
  en: [['Passports are too expensive.', 'Travel papers should be made affordable', true]],
  es: [['El pasaporte es demasiado caro.', 'Hay que abaratar los documentos de viaje', true]],
  ar: [['جواز السفر غالي الثمن.', 'ينبغي خفض رسوم وثائق التنقل', true]],
};

/** Each pair is judged among all statements of its language, as on a page. */
const judged = Object.entries(PAIRS).flatMap(([lang, pairs]) => {
  const existing = [...new Set(pairs.map(([one]) => one))].map((text) => ({
    id: text,
    lang,
    text,
  }));
  return [...pairs, ...(IN_OTHER_WORDS[lang] ?? [])].map(([one, other, same]) => {
    const found = likeStatements(other, lang, existing, { most: existing.length });
    return { lang, same, found: found.some(({ id }) => id === one) };
  });
});

describe('Of 66 pairs in four languages', () => {
  const alike = judged.filter(({ same }) => same);
  const found = judged.filter((one) => one.found);

  it('those in near words are found, one in 33 wrongly, those in other words are not', () => {
    expect(judged).toHaveLength(66 + 2);
    const right = found.filter(({ same }) => same).length;
    expect({ right, of: alike.length, found: found.length }).toEqual({
      right: 32,
      of: 36,
      found: 33,
    });
  });

  it('each language has its share', () => {
    for (const lang of ['fr', 'en', 'es', 'ar'])
      expect(found.filter((one) => one.lang === lang && one.same).length).toBeGreaterThanOrEqual(8);
  });
});

describe('A new statement', () => {
  const existing: Written[] = [
    { id: '1', lang: 'fr', text: 'Le consulat doit ouvrir le samedi.' },
    { id: '2', lang: 'fr', text: 'Le consulat ne doit pas ouvrir le samedi.' },
    { id: '3', lang: 'en', text: 'The consulate must open on Saturdays.' },
  ];

  it('that says the opposite is told as such, never as the same', () => {
    expect(likeStatements('Que le consulat ouvre le samedi !', 'fr', existing)).toEqual<Like[]>([
      { id: '1', likeness: expect.closeTo(0.71, 2), opposed: false },
      { id: '2', likeness: expect.closeTo(0.71, 2), opposed: true },
    ]);
  });

  it('is compared in its own language, also where we have no list of words', () => {
    expect(likeStatements('The consulate must open on Saturdays', 'en', existing)[0]?.id).toBe('3');
    const other = [{ id: '4', lang: 'wo', text: 'Pasporu Senegaal dafa seer' }];
    expect(likeStatements('Pasporu Senegaal dafa seer lool', 'wo', other)[0]?.opposed).toBe(false);
  });

  it('of no words is like nothing', () => {
    for (const text of ['', '…', '🙂', 'le la les'])
      expect(likeStatements(text, 'fr', existing)).toEqual([]);
  });
});
