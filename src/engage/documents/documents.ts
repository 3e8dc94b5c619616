export { paragraphChoices, publishedDocuments } from './choices.ts';
export { composeDocument } from './composing.ts';
export { forgetRemarks } from './holding.ts';
export { paragraphPlaces } from './places.ts';
export { addAdoption, proofOf, publishVersion, versionIn } from './publishing.ts';
export {
  addDivergence,
  addParagraph,
  beginDocument,
  type Document,
  documentById,
  titleDocument,
  traceParagraph,
  writeParagraph,
} from './writing.ts';
