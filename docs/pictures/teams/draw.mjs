// Adaptive Cards to a page, drawn by Microsoft's renderer in the colours of Teams. Usage: node draw.mjs light|dark page.html card.json...
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [, , theme, page, ...files] = process.argv;
const here = dirname(fileURLToPath(import.meta.url));
const renderer = readFileSync(join(here, '../../../bot-server/src/main/resources/web/vendor/adaptivecards-3.0.6/adaptivecards.min.js'), 'utf8');

const dark = theme === 'dark';
const look = dark
  ? { back: '#1f1f1f', card: '#292929', box: '#141414', line: '#525252', text: '#ffffff', subtle: '#adadad', accent: '#7f85f5', good: '#92c353', warning: '#f8d22a', attention: '#f9526b', mark: '#5b4a00' }
  : { back: '#f5f5f5', card: '#ffffff', box: '#f0f0f0', line: '#d1d1d1', text: '#242424', subtle: '#616161', accent: '#5b5fc7', good: '#237b4b', warning: '#835c00', attention: '#c4314b', mark: '#fff3b0' };
const both = colour => ({ default: colour, subtle: colour });
const colours = { default: { default: look.text, subtle: look.subtle, highlightColors: both(look.mark) }, accent: both(look.accent), good: both(look.good), warning: both(look.warning), attention: both(look.attention) };
const container = back => ({ backgroundColor: back, borderColor: look.line, foregroundColors: colours });
const host = {
  fontFamily: '"Segoe UI", "Liberation Sans", sans-serif',
  fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
  lineHeights: { small: 16, default: 20, medium: 20, large: 24, extraLarge: 32 },
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: look.line },
  containerStyles: { default: container(look.card), emphasis: container(look.box) },
  actions: { maxActions: 6, spacing: 'default', buttonSpacing: 8, actionsOrientation: 'horizontal', actionAlignment: 'left', showCard: { actionMode: 'inline' } },
  supportsInteractivity: true,
};
const style = `
  body { margin: 16px; background: ${look.back}; color: ${look.text}; font-family: "Segoe UI", "Liberation Sans", sans-serif; columns: ${files.length > 1 ? '3 460px' : 'auto'}; }
  section { break-inside: avoid; margin: 0 0 16px; } h2 { font-size: 12px; font-weight: normal; color: ${look.subtle}; margin: 0 0 4px; }
  .ac-adaptiveCard { border: 1px solid ${look.line}; border-radius: 4px; }
  .ac-pushButton { font: 600 14px "Segoe UI", "Liberation Sans", sans-serif; height: 32px; padding: 0 12px; border: 1px solid ${look.line}; border-radius: 4px; background: ${look.card}; color: ${look.text}; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
  .ac-pushButton.style-positive { background: #5b5fc7; border-color: #5b5fc7; color: #fff; } .ac-pushButton.style-destructive { color: ${look.attention}; }
  .ac-textRun[data-mark] { background: ${look.mark}; } a { color: ${look.accent}; } textarea, input { width: 100%; box-sizing: border-box; background: ${look.box}; color: ${look.text}; border: 1px solid ${look.line}; }`;
const cards = files.map(file => ({ name: basename(file, '.json'), card: JSON.parse(readFileSync(file, 'utf8')) }));
// Teams puts the reader's time and the names in; here they are the reader's time of Berlin, and bold.
const script = `
  const host = new AdaptiveCards.HostConfig(${JSON.stringify(host)});
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = text.replace(/<at>([^<]*)<.at>/g, '<b>$1</b>').replace(/\\*\\*([^*]+)\\*\\*/g, '<b>$1</b>')
      .replace(/\\[([^\\]]*)\\]\\((https:[^)\\s]*)\\)/g, '<a href="$2">$1</a>').replace(/\\\\([\\\\\`*_{}\\[\\]()#+.!|~>-])/g, '$1');
    result.didProcess = true;
  };
  for (const { name, card } of ${JSON.stringify(cards).replaceAll('</', '<\\/')}) {
    const section = document.body.appendChild(document.createElement('section'));
    if (${files.length} > 1) section.appendChild(document.createElement('h2')).textContent = name;
    const drawn = new AdaptiveCards.AdaptiveCard();
    drawn.hostConfig = host;
    drawn.parse(card);
    section.appendChild(drawn.render());
  }
  const wide = [...document.querySelectorAll('section *')].filter(each => each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display !== 'inline');
  document.title = wide.length + ' too wide';
  wide.forEach(each => console.log('too wide', each.closest('section').textContent.slice(0, 40), each.className, each.textContent.slice(0, 60)));`;
writeFileSync(page, `<!doctype html><html lang="en"><meta charset="utf-8"><style>${style}</style><body><script>${renderer}</script><script>${script}</script></body></html>`);
