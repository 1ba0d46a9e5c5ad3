/** Whether a name is that of a block of characters in XSD: `IsGreek`. https://www.w3.org/TR/xmlschema-2/#nt-IsBlock */
export function isBlock(name: string): boolean {
  return name.startsWith("Is") && names.has(name.slice("Is".length));
}

/** What the blocks are called changes with Unicode: XSD has the names of version 3.1. */
const names: ReadonlySet<string> = new Set(
  `
BasicLatin Latin-1Supplement LatinExtended-A LatinExtended-B IPAExtensions SpacingModifierLetters
CombiningDiacriticalMarks Greek GreekandCoptic Cyrillic Armenian Hebrew Arabic Syriac Thaana Devanagari Bengali
Gurmukhi Gujarati Oriya Tamil Telugu Kannada Malayalam Sinhala Thai Lao Tibetan Myanmar Georgian HangulJamo
Ethiopic Cherokee UnifiedCanadianAboriginalSyllabics Ogham Runic Khmer Mongolian LatinExtendedAdditional
GreekExtended GeneralPunctuation SuperscriptsandSubscripts CurrencySymbols CombiningMarksforSymbols
CombiningDiacriticalMarksforSymbols LetterlikeSymbols NumberForms Arrows MathematicalOperators
MiscellaneousTechnical ControlPictures OpticalCharacterRecognition EnclosedAlphanumerics BoxDrawing BlockElements
GeometricShapes MiscellaneousSymbols Dingbats BraillePatterns CJKRadicalsSupplement KangxiRadicals
IdeographicDescriptionCharacters CJKSymbolsandPunctuation Hiragana Katakana Bopomofo HangulCompatibilityJamo Kanbun
BopomofoExtended EnclosedCJKLettersandMonths CJKCompatibility CJKUnifiedIdeographsExtensionA CJKUnifiedIdeographs
YiSyllables YiRadicals HangulSyllables HighSurrogates HighPrivateUseSurrogates LowSurrogates PrivateUse
CJKCompatibilityIdeographs AlphabeticPresentationForms ArabicPresentationForms-A CombiningHalfMarks
CJKCompatibilityForms SmallFormVariants ArabicPresentationForms-B Specials HalfwidthandFullwidthForms OldItalic
Gothic Deseret ByzantineMusicalSymbols MusicalSymbols MathematicalAlphanumericSymbols
CJKUnifiedIdeographsExtensionB CJKCompatibilityIdeographsSupplement Tags
`
    .trim()
    .split(/\s+/),
);
