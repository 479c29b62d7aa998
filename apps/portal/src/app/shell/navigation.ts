import type { Role } from '@mittler/domain';
import type { IconName } from '../ui/icon';
import type { Spoken } from './language';

/** Where an entry stands: in the bar itself, or in the panel beside it under one of its headings. */
export type NavigationPlace = 'bar' | 'planning' | 'setting';

/** One entry of the main navigation and who sees it; "trainee" is any signed-in person without a role. */
export interface NavigationItem {
  readonly path: string;
  readonly label: Spoken<string>;
  readonly icon: IconName;
  readonly place: NavigationPlace;
  readonly roles: readonly (Role | 'trainee')[];
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
    path: '/konto',
    label: { de: 'Konto', en: 'Account' },
    icon: 'account',
    place: 'bar',
    roles: ['trainee', 'approver'],
  },
];

const seenBy = (roles: ReadonlySet<Role>): readonly NavigationItem[] =>
  items.filter((item) => item.roles.some((role) => (role === 'trainee' ? roles.size === 0 : roles.has(role))));

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
