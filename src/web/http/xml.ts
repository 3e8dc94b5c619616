/** Text as it stands between tags or quotes; what XML 1.0 cannot hold at all is left out. */
export const xmlText = (text: string): string =>
  [...text]
    .filter((letter) => letter >= ' ' || '\t\n\r'.includes(letter))
    .join('')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
