// Block Kit (a JSON array of blocks) to a page that looks like Slack. Usage: node draw.mjs blocks.json page.html
import { build } from 'esbuild';
import { readFileSync, writeFileSync } from 'node:fs';

const [, , from, to] = process.argv;
// The library takes `verbatim` for "no formatting"; in Slack it only means that nothing is turned into a link.
const blocks = readFileSync(from, 'utf8').replaceAll(',"verbatim":true', '');
const face = 'data:image/svg+xml,' + encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="36" height="36"><rect width="36" height="36" rx="6" fill="#0b3d5c"/><path d="M18 9v18M9 18h18" stroke="#fff" stroke-width="4"/></svg>');
const entry = `
  import React from 'react';
  import { createRoot } from 'react-dom/client';
  import { Message } from 'slack-blocks-to-jsx';
  createRoot(document.getElementById('root')).render(React.createElement(Message, {
    blocks: ${blocks}, name: 'SMTP Medic', logo: ${JSON.stringify(face)}, time: new Date('2026-11-21T09:00:00Z'),
    data: { users: [], channels: [], user_groups: [] } }));`;
const bundle = await build({ stdin: { contents: entry, resolveDir: import.meta.dirname ?? process.cwd() }, bundle: true, write: false, format: 'iife', define: { 'process.env.NODE_ENV': '"production"' }, logLevel: 'error' });
const style = readFileSync(new URL('node_modules/slack-blocks-to-jsx/dist/style.css', import.meta.url), 'utf8');
const script = bundle.outputFiles[0].text.replaceAll('</script', '<\\/script');
writeFileSync(to, `<!doctype html><meta charset=utf-8><style>body{margin:16px;font-family:Lato,"Liberation Sans",sans-serif;width:680px}${style}</style><div id=root></div><script>${script}</script>`);
