// A Slack workspace on loopback. The Web API is that of the npm package `emulate`; what it lacks is here: signed deliveries, Socket Mode,
// clicks, forms, shortcuts, commands, retries, files, and trouble on demand. A test plays the people by calling /_person/* and /_trouble/*.
// Environment: APP (where signed requests go), MODE (http or socket), SECRET (signing secret). Prints its address when it is ready.
import { createHmac, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { WebSocketServer } from 'ws';
import * as core from '@emulators/core';

const { APP = '', MODE = 'http', SECRET = 'a-signing-secret' } = process.env;
const TEAM = 'T000000001', APP_ID = 'A000000001', BOT_TOKEN = 'xoxb-local-bot-token', APP_TOKEN = 'xapp-local-app-token';

const freePort = () => new Promise(done => { const s = createServer().listen(0, '127.0.0.1', () => { const { port } = s.address(); s.close(() => done(port)); }); });
const port = await freePort(), base = `http://127.0.0.1:${port}`;

// The Slack part of `emulate` is a chunk of its bundle; it is known by the method it implements.
const dist = join(process.cwd(), 'node_modules/emulate/dist');
const chunk = readdirSync(dist).find(name => name.endsWith('.js') && readFileSync(join(dist, name), 'utf8').includes('"/api/chat.postMessage"'));
const slack = await import(pathToFileURL(join(dist, chunk)).href);
const { app, store, webhooks } = core.createServer(slack.slackPlugin, { port, baseUrl: base, tokens: {} });
slack.slackPlugin.seed?.(store, base);
const scopes = ['chat:write', 'channels:read', 'channels:history', 'im:write', 'im:read', 'im:history', 'users:read', 'groups:read'];
slack.seedFromConfig(store, base, {
  team: { name: 'Contoso IT', domain: 'contoso' },
  users: [{ name: 'ana', real_name: 'Ana Admin', email: 'ana@contoso.com' }, { name: 'ben', real_name: 'Ben Helpdesk', email: 'ben@contoso.com' }],
  channels: [{ name: 'it-help', topic: 'IT' }, { name: 'lobby', topic: 'All' }],
  bots: [{ name: 'smtp-medic' }],
  oauth_apps: [{ client_id: '111.222', client_secret: 'example', app_id: APP_ID, name: 'SMTP Medic', redirect_uris: APP ? [new URL('/slack/oauth_redirect', APP).href] : [], scopes, bot_name: 'smtp-medic' }],
  tokens: [{ token: BOT_TOKEN, user: 'smtp-medic', scopes, app_id: APP_ID }, { token: 'xoxp-ana', type: 'user', user: 'ana', scopes }],
  signing_secret: SECRET,
}, webhooks);
const data = slack.getSlackStore(store);
const user = name => data.users.all().find(each => each.name === name);
const channel = name => data.channels.all().find(each => each.name === name || each.channel_id === name);
const botId = () => user('smtp-medic').user_id;

// ---- from Slack to the app
const sockets = new Set(), waiting = new Map(), deliveries = [];
const wss = new WebSocketServer({ host: '127.0.0.1', port: 0 });
await new Promise(done => wss.once('listening', done));
let connections = 0;
let ahead = 0; // By so many seconds the people live later than this machine.
wss.on('connection', socket => {
  connections++;
  sockets.add(socket);
  socket.send(JSON.stringify({ type: 'hello', num_connections: sockets.size, connection_info: { app_id: APP_ID }, debug_info: { host: 'local' } }));
  socket.on('message', text => { const ack = JSON.parse(text); waiting.get(ack.envelope_id)?.(ack); waiting.delete(ack.envelope_id); });
  socket.on('close', () => sockets.delete(socket));
  socket.on('error', () => sockets.delete(socket));
});

const sign = (body, seconds, secret) => 'v0=' + createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex');

async function overHttp(kind, payload, how) {
  const events = kind === 'events_api';
  const body = how.raw ?? (events ? JSON.stringify(payload) : new URLSearchParams(kind === 'slash_commands' ? payload : { payload: JSON.stringify(payload) }).toString());
  const seconds = Math.floor(Date.now() / 1000) + ahead + (how.shift ?? 0);
  const headers = {
    'Content-Type': events ? 'application/json' : 'application/x-www-form-urlencoded',
    'X-Slack-Request-Timestamp': String(seconds), 'X-Slack-Signature': how.signature ?? sign(body, seconds, how.secret ?? SECRET),
    ...(how.retry ? { 'X-Slack-Retry-Num': String(how.retry), 'X-Slack-Retry-Reason': 'http_timeout' } : {}),
  };
  try {
    const answer = await fetch(APP, { method: 'POST', headers, body, signal: AbortSignal.timeout(3000) });
    return { status: answer.status, body: await answer.text() };
  } catch (e) { return { status: 0, body: 'nobody answered within 3 seconds' }; }
}

async function overSocket(kind, payload, how) {
  const socket = [...sockets].find(each => each.readyState === 1);
  if (!socket) return { status: 0, body: 'no socket' };
  const envelope_id = randomUUID();
  const acked = new Promise(done => waiting.set(envelope_id, done));
  socket.send(JSON.stringify({ envelope_id, type: kind, payload, accepts_response_payload: kind !== 'events_api', ...(kind === 'events_api' ? { retry_attempt: how.retry ?? 0, retry_reason: '' } : {}) }));
  const ack = await Promise.race([acked, new Promise(done => setTimeout(done, 3000))]);
  return ack ? { status: 200, body: ack.payload ? JSON.stringify(ack.payload) : '' } : { status: 0, body: 'no ack within 3 seconds' };
}

async function deliver(kind, payload, how = {}) {
  const start = performance.now();
  const result = await (MODE === 'socket' ? overSocket : overHttp)(kind, payload, how);
  result.ms = Math.round(performance.now() - start);
  deliveries.push({ kind, type: payload.command ?? payload.type, ...result });
  // Slack sends an event again that was not acknowledged, three times.
  const retry = (how.retry ?? 0) + 1;
  if (kind === 'events_api' && result.status !== 200 && how.retries && retry <= 3) setTimeout(() => deliver(kind, payload, { ...how, retry }), 2500);
  return result;
}

// ---- what people do
const trigger = async view => (await (await fetch(`${base}/api/views.generateTriggerId`, { method: 'POST', headers: { Authorization: `Bearer ${BOT_TOKEN}`, 'Content-Type': 'application/json' }, body: JSON.stringify({ user_id: user('ana').user_id, ...(view ? { view_id: view } : {}) }) })).json()).trigger_id;
const who = name => { const found = user(name ?? 'ana'); return { id: found.user_id, username: found.name, name: found.name, team_id: TEAM }; };
const team = { team: { id: TEAM, domain: 'contoso' }, api_app_id: APP_ID, token: 'x', enterprise: null, is_enterprise_install: false };
let clock = 500000; // Apart from the time stamps that the Web API gives.
const now = () => `${Math.floor(Date.now() / 1000)}.${String(++clock).padStart(6, '0')}`;
const envelope = (event, id) => ({ token: 'x', team_id: TEAM, api_app_id: APP_ID, event, type: 'event_callback', event_id: id ?? 'Ev' + randomUUID().slice(0, 8).toUpperCase(), event_time: Math.floor(Date.now() / 1000), authorizations: [{ enterprise_id: null, team_id: TEAM, user_id: botId(), is_bot: true, is_enterprise_install: false }] });
const files = new Map();
const buttons = blocks => (blocks ?? []).flatMap(block => [...(block.elements ?? []).map(element => [block, element]), ...(block.accessory ? [[block, block.accessory]] : [])]).filter(([, element]) => element.type === 'button');
const find = (blocks, label) => buttons(blocks).find(([, element]) => element.text.text === label || element.accessibility_label === label) ?? (() => { throw new Error(`no button "${label}" among ${buttons(blocks).map(([, e]) => e.text.text).join(', ')}`); })();
const action = ([block, element]) => ({ type: 'button', action_id: element.action_id, block_id: block.block_id, text: element.text, value: element.value, action_ts: now() });
const lastView = type => data.views.all().filter(view => view.type === type).at(-1);

const people = {
  async slash({ person, channel: where = 'it-help', text = '', how }) {
    const place = channel(where), by = who(person);
    return deliver('slash_commands', { token: 'x', team_id: TEAM, team_domain: 'contoso', channel_id: place?.channel_id ?? where, channel_name: place?.name ?? 'directmessage', user_id: by.id, user_name: by.name, command: '/smtp-test', text, api_app_id: APP_ID, is_enterprise_install: 'false', response_url: `${base}/none`, trigger_id: await trigger() }, how);
  },
  async say({ person, channel: where = 'it-help', text, thread, mention, direct, file, how, id, ts = now() }) {
    const by = who(person), place = direct ? { channel_id: 'D0' + by.id } : channel(where);
    const said = mention ? `<@${botId()}> ${text}` : text;
    if (!direct) data.messages.insert({ ts, channel_id: place.channel_id, user: by.id, text: said, type: 'message', thread_ts: thread, reply_count: 0, reply_users: [], reactions: [] });
    const attached = file ? { subtype: 'file_share', files: [{ id: 'F' + ts.replace('.', ''), name: file.name, size: file.text.length, url_private_download: file.url ?? `${base}/files-pri/${file.name}` }] } : {};
    if (file) files.set(`/files-pri/${file.name}`, file.text);
    const event = type => ({ type, text: said, user: by.id, ts, channel: place.channel_id, event_ts: ts, ...(type === 'message' ? { channel_type: direct ? 'im' : 'channel' } : {}), ...(thread ? { thread_ts: thread } : {}), ...(type === 'message' || file ? attached : {}) });
    // In a channel, a mention arrives as a message of the channel too.
    const first = mention ? await deliver('events_api', envelope(event('app_mention'), id), how) : null;
    const message = await deliver('events_api', envelope(event('message'), id ? id + 'M' : undefined), how);
    return { ...(first ?? message), ts, channel: place.channel_id };
  },
  async click({ person, ts, label, value, how }) {
    const isAt = each => each.ts === ts, whisper = data.ephemeralMessages.all().find(isAt);
    const message = whisper ?? data.messages.all().find(isAt), place = channel(message.channel_id), by = who(person);
    const pressed = value ? { ...action(buttons(message.blocks)[0]), value } : action(find(message.blocks, label));
    return deliver('interactive', { type: 'block_actions', user: by, container: { type: 'message', message_ts: ts, channel_id: place.channel_id, is_ephemeral: Boolean(whisper) }, trigger_id: await trigger(), channel: { id: place.channel_id, name: place.name }, ...(whisper ? {} : { message: { type: 'message', ts, text: message.text, thread_ts: message.thread_ts } }), actions: [pressed], ...team }, how);
  },
  async clickView({ person, type = 'home', label }) {
    const view = lastView(type);
    return deliver('interactive', { type: 'block_actions', user: who(person), container: { type: 'view', view_id: view.view_id }, trigger_id: await trigger(view.view_id), view: { id: view.view_id, type, private_metadata: view.private_metadata ?? '' }, actions: [action(find(view.blocks, label))], ...team });
  },
  async shortcut({ person, ts, how }) {
    const message = data.messages.all().find(each => each.ts === ts), place = channel(message.channel_id);
    return deliver('interactive', { type: 'message_action', callback_id: 'diagnose_smtp_error', trigger_id: await trigger(), message_ts: ts, message: { type: 'message', ts, text: message.text, user: message.user, thread_ts: message.thread_ts }, channel: { id: place.channel_id, name: place.name }, user: who(person), action_ts: now(), response_url: `${base}/none`, ...team }, how);
  },
  async start({ person }) {
    return deliver('interactive', { type: 'shortcut', callback_id: 'new_smtp_case', trigger_id: await trigger(), user: who(person), action_ts: now(), ...team });
  },
  async submit({ person, text, how }) {
    const view = lastView('modal'), input = view.blocks.find(block => block.type === 'input');
    const values = { [input.block_id]: { [input.element.action_id]: { type: 'plain_text_input', value: text } } };
    return deliver('interactive', { type: 'view_submission', user: who(person), trigger_id: await trigger(), view: { id: view.view_id, type: 'modal', callback_id: view.callback_id, private_metadata: view.private_metadata, state: { values }, hash: '1' }, ...team }, how);
  },
  async home({ person }) {
    return deliver('events_api', envelope({ type: 'app_home_opened', user: who(person).id, channel: 'D1', tab: 'home', event_ts: now() }));
  },
  async handOver({ person, to }) {
    const view = lastView('modal'), block = view.blocks.find(each => (each.elements ?? []).some(element => element.type === 'users_select'));
    const element = block.elements.find(each => each.type === 'users_select');
    return deliver('interactive', { type: 'block_actions', user: who(person), container: { type: 'view', view_id: view.view_id }, trigger_id: await trigger(view.view_id), view: { id: view.view_id, type: 'modal', private_metadata: view.private_metadata }, actions: [{ type: 'users_select', action_id: element.action_id, block_id: block.block_id, selected_user: user(to).user_id, action_ts: now() }], ...team });
  },
  async choose({ person, action, users, conversations }) {
    return deliver('interactive', { type: 'block_actions', user: who(person), container: { type: 'view', view_id: 'V1' }, trigger_id: await trigger(), view: { id: 'V1', type: 'home', private_metadata: '' }, actions: [{ type: users ? 'multi_users_select' : 'multi_conversations_select', action_id: action, block_id: 'b', selected_users: users, selected_conversations: conversations, action_ts: now() }], ...team });
  },
  async uninstall() { return deliver('events_api', envelope({ type: 'app_uninstalled' })); },
  async raw({ kind = 'interactive', payload = {}, how }) { return deliver(kind, payload, how); },
};

// ---- trouble on demand: the next so many calls of a method are answered otherwise
const trouble = [], calls = [];
let away = null; // How everything is answered; null while all is well.
const troubles = {
  limit: ({ method, seconds = 1, times = 1 }) => trouble.push({ method, times, status: 429, headers: { 'Retry-After': String(seconds) }, body: { ok: false, error: 'ratelimited' } }),
  refuse: ({ method, error, channel: where, times = 1 }) => trouble.push({ method, times, where: where && channel(where).channel_id, status: 200, body: { ok: false, error } }),
  away: ({ status, seconds }) => { away = { status, headers: seconds ? { 'Retry-After': String(seconds) } : {} }; },
  back: () => { away = null; },
  leap: ({ seconds }) => { ahead += seconds; },
  cut: () => sockets.forEach(socket => socket.terminate()),
  refresh: () => sockets.forEach(socket => socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested', debug_info: { host: 'local' } }))),
  remove: ({ ts }) => data.messages.delete(data.messages.all().find(each => each.ts === ts).id),
};

const json = (body, status = 200, headers = {}) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } });
const state = () => ({
  sockets: sockets.size, connections, deliveries, calls,
  messages: data.messages.all().map(m => ({ ts: m.ts, channel: m.channel_id, user: m.user, thread_ts: m.thread_ts, text: m.text, blocks: m.blocks })),
  ephemeral: data.ephemeralMessages.all().map(m => ({ ts: m.ts, channel: m.channel_id, user: m.target_user, text: m.text, thread_ts: m.thread_ts, blocks: m.blocks })),
  views: data.views.all().map(v => ({ type: v.type, callback_id: v.callback_id, title: v.title?.text, blocks: v.blocks })),
  people: Object.fromEntries(['ana', 'ben', 'smtp-medic'].map(name => [name, user(name).user_id])),
});

async function answer(request) {
  const { pathname } = new URL(request.url);
  if (pathname.startsWith('/_person/')) return json(await people[pathname.slice(9)](await request.json()));
  if (pathname.startsWith('/_trouble/')) { troubles[pathname.slice(10)](await request.json()); return json({}); }
  if (pathname === '/_state') return json(state());
  if (files.has(pathname)) return request.headers.get('authorization') === `Bearer ${BOT_TOKEN}` ? new Response(files.get(pathname)) : new Response('', { status: 403 });
  if (pathname === '/api/apps.connections.open') {
    return request.headers.get('authorization') === `Bearer ${APP_TOKEN}` ? json({ ok: true, url: `ws://127.0.0.1:${wss.address().port}/link/?ticket=${randomUUID()}` }) : json({ ok: false, error: 'invalid_auth' });
  }
  if (pathname.startsWith('/api/')) {
    const method = pathname.slice(5), body = await request.clone().text();
    const met = trouble.find(each => each.method === method && each.times > 0 && (!each.where || new URLSearchParams(body).get('channel') === each.where));
    calls.push({ method, at: Date.now(), refused: met?.body.error, configured: request.headers.get('authorization') === `Bearer ${BOT_TOKEN}` });
    // The people need their triggers all the same.
    if (away && method !== 'views.generateTriggerId') return new Response('<html>', away);
    if (met) { met.times--; return json(met.body, met.status, met.headers); }
  }
  return app.fetch(request);
}

const server = core.serve({ fetch: request => answer(request).catch(e => json({ error: String(e) }, 500)), port, hostname: '127.0.0.1' });
server.once('listening', () => console.log(base + '/'));
