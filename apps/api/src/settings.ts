import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Everything that an operator may set. Read once at start; nothing else reads the environment. */
export interface Settings {
  /** Address to listen on. HOST, default 127.0.0.1. */
  readonly host: string;
  /** Port to listen on. PORT, default 3000; 0 takes a free one. */
  readonly port: number;
  /** PostgreSQL 15 or newer. DATABASE_URL; the start script gives the embedded server's. */
  readonly databaseUrl: string;
  /** Connections to PostgreSQL per process. DATABASE_POOL, default 10. */
  readonly databasePool: number;
  /** Folder for secrets, mails without a server and the operator's pages. MITTLER_DATA, default ./data. */
  readonly dataFolder: string;
  /** Address under which people reach Mittler, for links in mails and on certificates. PUBLIC_URL. */
  readonly publicUrl: string;
  /** SMTP server, e.g. smtp://user:password@mail.example:587. MAIL_URL; without it mails are files in the data folder. */
  readonly mailUrl: string | null;
  /** Sender of all mails. MAIL_FROM. */
  readonly mailFrom: string;
  /** Key for codes that only this installation can make. MITTLER_SECRET, else generated in the data folder. */
  readonly secret: string;
  /** This process sends mails and does what comes back by the clock. MITTLER_JOBS, default on; one process at least must. */
  readonly jobs: boolean;
  /** Proxies in front, each of which adds one X-Forwarded-For entry. TRUSTED_PROXIES, default 0. */
  readonly trustedProxies: number;
  /** Counts from 1 below this number are hidden from those who may not see people. SMALL_COUNT_THRESHOLD, default 5. */
  readonly smallCountThreshold: number;
  /** Days after a session in which its roll is to be signed. ROLL_DAYS, default 3. */
  readonly rollDays: number;
  /** Days after a session in which one person alone may correct what was signed. CORRECTION_DAYS, default 30. */
  readonly correctionDays: number;
  /** Days in which a trainee may object to an entry about her. OBJECTION_DAYS, default 14. */
  readonly objectionDays: number;
  /** Fill an empty database with invented people. MITTLER_DEMO, default off. */
  readonly demo: boolean;
  /** Who is invited to administer a new installation. MITTLER_ADMIN_EMAIL; nobody where it is not set. */
  readonly firstAdministrator: string | null;
  /** Folder of the built portal. PORTAL_FOLDER, default dist/apps/portal/browser. */
  readonly portalFolder: string;
  /** fatal, error, warn, info, debug or silent. LOG_LEVEL, default info. */
  readonly logLevel: LogLevel;
  /** The cookie may travel over https alone. Follows PUBLIC_URL. */
  readonly secureCookies: boolean;
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

export class SettingsError extends Error {}

type Environment = Readonly<Record<string, string | undefined>>;

const loopback = /^(127\.\d+\.\d+\.\d+|localhost|::1|\[::1\])$/;

/**
 * @throws SettingsError that names every setting that is wrong, and what it should be
 */
export function readSettings(env: Environment): Settings {
  const wrong: string[] = [];
  const text = (name: string, fallback: string): string => env[name]?.trim() || fallback;
  const whole = (name: string, fallback: number, min: number, max: number): number => {
    const given = text(name, String(fallback));
    const value = Number(given);
    if (/^\d+$/.test(given) && value >= min && value <= max) return value;
    wrong.push(`${name} must be a whole number from ${min} to ${max}, not "${given}".`);
    return fallback;
  };
  const address = (name: string, fallback: string, protocols: readonly string[]): string => {
    const given = text(name, fallback);
    if (URL.canParse(given) && protocols.includes(new URL(given).protocol)) return given;
    // The value itself may hold a password and stays out of the message.
    wrong.push(`${name} must be an address starting with ${protocols.map((p) => `${p}//`).join(' or ')}.`);
    return fallback;
  };

  const host = text('HOST', '127.0.0.1');
  const port = whole('PORT', 3000, 0, 65_535);
  const publicUrl = address('PUBLIC_URL', `http://${loopback.test(host) ? host : 'localhost'}:${port}`, [
    'http:',
    'https:',
  ]);
  const publicIsSecure = publicUrl.startsWith('https:');
  if (!loopback.test(host) && !publicIsSecure) {
    wrong.push(
      'PUBLIC_URL must be an https address when HOST is not this machine itself: passwords would travel in clear.',
    );
  }
  const logLevel = text('LOG_LEVEL', 'info');
  if (!isLogLevel(logLevel)) wrong.push(`LOG_LEVEL must be one of ${logLevels.join(', ')}.`);
  const settings = {
    host,
    port,
    databaseUrl: address('DATABASE_URL', '', ['postgres:', 'postgresql:']),
    databasePool: whole('DATABASE_POOL', 10, 2, 200),
    dataFolder: resolve(text('MITTLER_DATA', 'data')),
    publicUrl: publicUrl.replace(/\/+$/, ''),
    mailUrl: env['MAIL_URL'] ? address('MAIL_URL', '', ['smtp:', 'smtps:']) : null,
    mailFrom: text('MAIL_FROM', 'Mittler <mittler@localhost>'),
    trustedProxies: whole('TRUSTED_PROXIES', 0, 0, 10),
    smallCountThreshold: whole('SMALL_COUNT_THRESHOLD', 5, 3, 100),
    rollDays: whole('ROLL_DAYS', 3, 0, 365),
    correctionDays: whole('CORRECTION_DAYS', 30, 0, 3650),
    objectionDays: whole('OBJECTION_DAYS', 14, 1, 365),
    jobs: !['0', 'false', 'no', 'off'].includes(text('MITTLER_JOBS', 'on')),
    demo: ['1', 'true', 'yes'].includes(text('MITTLER_DEMO', '0')),
    firstAdministrator: administratorIn(env, wrong),
    portalFolder: resolve(text('PORTAL_FOLDER', 'dist/apps/portal/browser')),
    logLevel: isLogLevel(logLevel) ? logLevel : 'info',
    secureCookies: publicIsSecure,
  };
  const secret = text('MITTLER_SECRET', '');
  if (secret !== '' && secret.length < 32) wrong.push('MITTLER_SECRET must have at least 32 characters.');
  if (wrong.length > 0) throw new SettingsError(wrong.join('\n'));
  return { ...settings, secret: secret || keptSecret(settings.dataFolder) };
}

function administratorIn(env: Environment, wrong: string[]): string | null {
  const email = env['MITTLER_ADMIN_EMAIL']?.trim() ?? '';
  if (email === '') return null;
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) wrong.push('MITTLER_ADMIN_EMAIL must be an e-mail address.');
  return email;
}

function isLogLevel(value: string): value is LogLevel {
  return (logLevels as readonly string[]).includes(value);
}

/** Several replicas on one data folder may start at once: the first to create the file wins, the others read it. */
function keptSecret(folder: string): string {
  const file = join(folder, 'secret');
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) {
      throw new SettingsError(
        `The data folder ${folder} can't be written. Set MITTLER_DATA to a folder of the user who starts Mittler.`,
      );
    }
  }
  return readFileSync(file, 'utf8').trim();
}
