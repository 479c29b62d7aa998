import type { Role } from '@mittler/domain';
import type { IconName } from '../ui/icon';
import type { Spoken } from './language';
import type { WaitingMatter } from './waiting-counts';

/** Where an entry stands: in the bar itself, or in the panel beside it under one of its headings. */
export type NavigationPlace = 'bar' | 'planning' | 'setting';

/** One entry of the main navigation and who sees it; "trainee" is any signed-in person without a role. */
export interface NavigationItem {
  readonly path: string;
  readonly label: Spoken<string>;
  readonly icon: IconName;
  readonly place: NavigationPlace;
  readonly roles: readonly (Role | 'trainee')[];
  /** What waits there, by who looks: its number stands beside the entry. */
  readonly waits?: Readonly<Partial<Record<Role | 'trainee', WaitingMatter>>>;
}

/** Entries of the panel under one heading. */
export interface NavigationGroup {
  readonly place: 'planning' | 'setting';
  readonly label: Spoken<string>;
  readonly items: readonly NavigationItem[];
}

const headings: Readonly<Record<NavigationGroup['place'], Spoken<string>>> = {
  planning: { de: 'Planen', en: 'Planning' },
  setting: { de: 'Einrichten', en: 'Setting up' },
};

/** In the order in which they are shown; the first of the bar that a person sees is her start page. */
const items: readonly NavigationItem[] = [
  {
    path: '/start',
    label: { de: 'Start', en: 'Start' },
    icon: 'home',
    place: 'bar',
    roles: ['coordination-office', 'municipal-coordinator'],
  },
  { path: '/heute', label: { de: 'Heute', en: 'Today' }, icon: 'today', place: 'bar', roles: ['trainer'] },
  {
    path: '/mein-stand',
    label: { de: 'Mein Stand', en: 'My standing' },
    icon: 'progress',
    place: 'bar',
    roles: ['trainee'],
  },
  {
    path: '/personen',
    label: { de: 'Personen', en: 'People' },
    icon: 'people',
    place: 'bar',
    roles: ['coordination-office', 'municipal-coordinator', 'administrator'],
  },
  {
    path: '/lehrgaenge',
    label: { de: 'Lehrgänge', en: 'Courses' },
    icon: 'calendar',
    place: 'bar',
    roles: ['coordination-office', 'municipal-coordinator', 'trainer'],
  },
  {
    path: '/anmeldungen',
    label: { de: 'Anmeldungen', en: 'Registrations' },
    icon: 'done-all',
    place: 'bar',
    roles: ['coordination-office', 'municipal-coordinator', 'approver', 'trainee'],
    waits: {
      'coordination-office': 'approvals',
      'municipal-coordinator': 'worksCouncils',
      approver: 'approvals',
      trainee: 'offers',
    },
  },
  {
    path: '/katalog',
    label: { de: 'Katalog', en: 'Catalogue' },
    icon: 'search',
    place: 'bar',
    roles: ['trainee', 'approver', 'trainer'],
  },
  {
    path: '/katalog',
    label: { de: 'Katalog', en: 'Catalogue' },
    icon: 'search',
    place: 'planning',
    roles: ['coordination-office', 'municipal-coordinator', 'auditor', 'administrator'],
  },
  {
    path: '/bescheinigungen',
    label: { de: 'Bescheinigungen', en: 'Certificates' },
    icon: 'certificate',
    place: 'bar',
    roles: ['coordination-office', 'municipal-coordinator'],
  },
  {
    path: '/berichte',
    label: { de: 'Berichte', en: 'Reports' },
    icon: 'report',
    place: 'bar',
    roles: ['coordination-office', 'municipal-coordinator', 'auditor'],
  },
  {
    path: '/raeume',
    label: { de: 'Räume', en: 'Rooms' },
    icon: 'door',
    place: 'planning',
    roles: ['coordination-office'],
  },
  {
    path: '/lehrbefaehigungen',
    label: { de: 'Lehrbefähigungen', en: 'Qualifications to train' },
    icon: 'badge',
    place: 'planning',
    roles: ['coordination-office'],
  },
  {
    path: '/kommunen',
    label: { de: 'Kommunen', en: 'Municipalities' },
    icon: 'building',
    place: 'setting',
    roles: ['coordination-office', 'municipal-coordinator', 'administrator'],
  },
  {
    path: '/einrichtungen',
    label: { de: 'Einrichtungen und Programme', en: 'Institutions and programmes' },
    icon: 'certificate',
    place: 'setting',
    roles: ['coordination-office'],
  },
  {
    path: '/ordnungen',
    label: { de: 'Ordnungen', en: 'Rule sets' },
    icon: 'rules',
    place: 'setting',
    roles: ['coordination-office'],
  },
  {
    path: '/import',
    label: { de: 'Import', en: 'Import' },
    icon: 'upload',
    place: 'setting',
    roles: ['coordination-office'],
  },
  {
    path: '/nachrichten',
    label: { de: 'Nachrichten', en: 'Messages' },
    icon: 'mail',
    place: 'setting',
    roles: ['coordination-office'],
  },
  {
    path: '/konto',
    label: { de: 'Konto', en: 'Account' },
    icon: 'account',
    place: 'bar',
    roles: ['trainee', 'approver'],
  },
];

const isSeen = (role: Role | 'trainee', roles: ReadonlySet<Role>): boolean =>
  role === 'trainee' ? roles.size === 0 : roles.has(role);

/** Who holds several roles sees an entry once, in the first of its places. */
const seenBy = (roles: ReadonlySet<Role>): readonly NavigationItem[] =>
  items
    .filter((item) => item.roles.some((role) => isSeen(role, roles)))
    .filter((item, index, seen) => seen.findIndex(({ path }) => path === item.path) === index);

/** What is counted beside an entry for a person with these roles. */
export function waitingMattersOf(item: NavigationItem, roles: ReadonlySet<Role>): readonly WaitingMatter[] {
  const { waits } = item;
  if (waits === undefined) return [];
  return [...new Set(item.roles.flatMap((role) => (isSeen(role, roles) ? (waits[role] ?? []) : [])))];
}

/** The entries of the bar for a person with these roles. Who holds no role is a trainee. */
export function navigationFor(roles: ReadonlySet<Role>): readonly NavigationItem[] {
  return seenBy(roles).filter((item) => item.place === 'bar');
}

/** What stands in the panel beside the bar, by heading; headings without an entry are left out. */
export function navigationGroupsFor(roles: ReadonlySet<Role>): readonly NavigationGroup[] {
  const seen = seenBy(roles);
  return (['planning', 'setting'] as const)
    .map((place) => ({ place, label: headings[place], items: seen.filter((item) => item.place === place) }))
    .filter((group) => group.items.length > 0);
}

/** Where a person begins after signing in. */
export function startFor(roles: ReadonlySet<Role>): string {
  return navigationFor(roles)[0]?.path ?? '/mein-stand';
}
