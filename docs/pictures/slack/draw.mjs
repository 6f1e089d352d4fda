// Block Kit (a JSON array of blocks, or a message with blocks) to a page that looks like Slack. Usage: node draw.mjs page.html blocks.json…
import { build } from 'esbuild';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';

const [, , to, ...from] = process.argv;
// The library takes `verbatim` for "no formatting"; in Slack it only means that nothing is turned into a link.
const cards = from.map(file => {
  const given = JSON.parse(readFileSync(file, 'utf8'), (key, value) => key === 'verbatim' ? undefined : value);
  return { name: basename(file, '.json'), blocks: given.blocks ?? given };
});
const face = 'data:image/svg+xml,' + encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="36" height="36"><rect width="36" height="36" rx="6" fill="#0b3d5c"/><path d="M18 9v18M9 18h18" stroke="#fff" stroke-width="4"/></svg>');
const entry = `
  import React from 'react';
  import { createRoot } from 'react-dom/client';
  import { Message } from 'slack-blocks-to-jsx';
  const cards = ${JSON.stringify(cards)};
  createRoot(document.getElementById('root')).render(cards.map(card => React.createElement('section', { key: card.name },
    cards.length > 1 && React.createElement('h4', null, card.name),
    React.createElement(Message, {
      blocks: card.blocks, name: 'SMTP Medic', logo: ${JSON.stringify(face)}, time: new Date('2026-11-21T09:00:00Z'),
      data: { users: [], channels: [], user_groups: [] } }))));`;
const bundle = await build({ stdin: { contents: entry, resolveDir: import.meta.dirname ?? process.cwd() }, bundle: true, write: false, format: 'iife', define: { 'process.env.NODE_ENV': '"production"' }, logLevel: 'error' });
const style = readFileSync(new URL('node_modules/slack-blocks-to-jsx/dist/style.css', import.meta.url), 'utf8');
const script = bundle.outputFiles[0].text.replaceAll('</script', '<\\/script');
writeFileSync(to, `<!doctype html><meta charset=utf-8><style>body{margin:16px;font-family:Lato,"Liberation Sans",sans-serif;width:680px}body.many{width:auto;columns:680px;column-gap:24px}section{break-inside:avoid}${style}</style><body class="${cards.length > 1 ? 'many' : 'one'}"><div id=root></div><script>${script}</script>`);
