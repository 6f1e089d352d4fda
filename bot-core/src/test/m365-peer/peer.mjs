// Plays Microsoft 365 on nodemailer's SMTP server, which does the parsing, STARTTLS and the logins; only the words are
// ours. Usage: node peer.mjs PLAY.json, with {pem, plays: {name: {at, code, text, wait, end}}}. Each play gets a port of
// its own; {name: port} is printed when all listen. It ends with its standard input.
//   at    connect | auth | mail | rcpt | data: where it answers with `code` and `text`; elsewhere all goes well
//   delay milliseconds before that
//   end   "silence" or "drop" instead of an answer; "challenge" for what precedes the refusal of a token
import fs from 'node:fs';
import { SMTPServer } from 'smtp-server';
import { SMTPConnection } from 'smtp-server/lib/smtp-connection.js';

const { pem, plays } = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const HOST = 'FR0P281CA0042.outlook.office365.com';
const TRAILER = ' [FR0P281CA0042.DEUP281.PROD.OUTLOOK.COM 2026-11-21T09:08:07.654Z 08DF47AEF560C061]';
const CHALLENGE = { status: '401', schemes: 'bearer', scope: 'https://outlook.office.com/' };

/** What Exchange Online says where the server has words of its own. */
function asExchange(connection, code, data, context) {
    if (Array.isArray(data)) {
        return [HOST + ' Hello [127.0.0.1]', 'SIZE 157286400', 'PIPELINING', 'DSN', 'ENHANCEDSTATUSCODES',
            connection.secure ? 'AUTH LOGIN XOAUTH2' : 'STARTTLS', '8BITMIME', 'BINARYMIME', 'CHUNKING', 'SMTPUTF8'];
    }
    if (code === 220) {
        return /ESMTP/.test(data)
            ? HOST + ' Microsoft ESMTP MAIL Service ready at Sat, 21 Nov 2026 09:08:07 +0000 [08DF47AEF560C061]'
            : '2.0.0 SMTP server ready';
    }
    if (code === 530) return '5.7.57 Client not authenticated to send mail.' + TRAILER;
    if (code === 535 && !/^5\./.test(data)) return '5.7.3 Authentication unsuccessful' + TRAILER;
    if (code === 504) return '5.7.4 Unrecognized authentication type' + TRAILER;
    if (code === 235) return '2.7.0 Authentication successful';
    if (code === 221) return '2.0.0 Service closing transmission channel';
    if (code === 250 && data === 'Accepted') {
        return context === 'MAIL_FROM_OK' ? '2.1.0 Sender OK' : '2.1.5 Recipient OK';
    }
    return data;
}

const send = SMTPConnection.prototype.send;
SMTPConnection.prototype.send = function (code, data, context) {
    return send.call(this, code, asExchange(this, code, data, context), false);
};

function server(play) {
    const at = (place, session, done, fine) => {
        if (play.at !== place) return fine();
        const act = () => {
            if (play.end === 'silence') return;
            if (play.end === 'drop') return own.connections.forEach(c => c.id === session.id && c._socket.destroy());
            if (play.end === 'challenge') return done(null, { data: CHALLENGE });
            done(Object.assign(new Error(play.text + TRAILER), { responseCode: play.code }));
        };
        setTimeout(act, play.delay || 0);
    };
    const own = new SMTPServer({
        key: pem, cert: pem, authMethods: ['LOGIN', 'XOAUTH2'], size: 157286400, logger: false,
        disableReverseLookup: true, hideENHANCEDSTATUSCODES: true, socketTimeout: 60000,
        onConnect: (session, done) => at('connect', session, done, done),
        onAuth: (auth, session, done) => at('auth', session, done, () => done(null, { user: auth.username })),
        onMailFrom: (address, session, done) => at('mail', session, done, done),
        onRcptTo: (address, session, done) => at('rcpt', session, done, done),
        onData: (stream, session, done) => stream.resume().on('end', () => at('data', session, done,
            () => done(null, '2.0.0 OK <1@contoso.com> [Hostname=FR0P281MB0042.DEUP281.PROD.OUTLOOK.COM]'))),
    });
    own.on('error', () => {}); // a client that leaves is no fault of the server
    return new Promise(ready => own.listen(0, '127.0.0.1', () => ready(own.server.address().port)));
}

const ports = {};
for (const [name, play] of Object.entries(plays)) ports[name] = await server(play);
console.log(JSON.stringify(ports));
process.stdin.resume().on('end', () => process.exit(0));
