/** The few rules of an exported document: a readable line, both lights, both directions, paper. */
export const RULES = `
:root { color-scheme: light dark; --text: #20242a; --paper: #fbfaf7; --line: #c9c5bb; --ink: #17506b; --muted: #565b61; }
@media (prefers-color-scheme: dark) { :root { --text: #ecebe7; --paper: #15181b; --line: #454b50; --ink: #8fc4de; --muted: #a9adb1; } }
body { margin: 0; background: var(--paper); color: var(--text); font: 1.0625rem/1.6 system-ui, sans-serif; }
:lang(ar) { font-size: 1.15rem; line-height: 1.8; }
main { max-width: 42rem; margin-inline: auto; padding: 2rem 1.25rem 4rem; overflow-wrap: break-word; }
h1, h2 { font-family: ui-serif, Georgia, serif; font-weight: 400; line-height: 1.25; text-wrap: balance; }
h1 { font-size: 2rem; } h2 { font-size: 1.5rem; margin-block-start: 2.5rem; } h3 { font-size: 1rem; }
a { color: var(--ink); } .small, .muted { color: var(--muted); } .small { font-size: .875rem; }
.lead { font-size: 1.15rem; } .place { margin: 1.75rem 0 0; color: var(--muted); }
blockquote { margin: 1rem 0; padding-inline-start: 1rem; border-inline-start: 3px solid var(--line); }
ul { padding-inline-start: 1.25rem; } dt { color: var(--muted); } dd { margin: 0 0 .5rem; }
summary { cursor: pointer; color: var(--muted); } code.long { overflow-wrap: anywhere; }
.tag { border: 1px solid var(--line); padding: .1rem .5rem; border-radius: 3px; font-size: .875rem; }
.row { display: flex; flex-wrap: wrap; gap: .75rem; align-items: center; }
footer { margin-block-start: 3rem; border-block-start: 1px solid var(--line); }
@page { size: A4; margin: 18mm; }
@media print { :root { --text: #000; --paper: #fff; --ink: #000; --muted: #333; } body { font-size: 10.5pt; } main { max-width: none; padding: 0; } }
`;
