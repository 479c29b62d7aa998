import type { Role } from '@mittler/domain';
import type { IconName } from '../ui/icon';
import type { Spoken } from './language';

/** One entry of the main navigation and who sees it; "everybody" is any signed-in person without a role of the office. */
export interface NavigationItem {
  readonly path: string;
  readonly label: Spoken<string>;
  readonly icon: IconName;
  readonly roles: readonly (Role | 'trainee')[];
}

/** In the order in which the bar shows them; the first that a person sees is her start page. */
const items: readonly NavigationItem[] = [
  {
    path: '/start',
    label: { de: 'Start', en: 'Start' },
    icon: 'home',
    roles: ['coordination-office', 'municipal-coordinator'],
  },
  { path: '/heute', label: { de: 'Heute', en: 'Today' }, icon: 'today', roles: ['trainer'] },
  {
    path: '/mein-stand',
    label: { de: 'Mein Stand', en: 'My standing' },
    icon: 'progress',
    roles: ['trainee'],
  },
  {
    path: '/personen',
    label: { de: 'Personen', en: 'People' },
    icon: 'people',
    roles: ['coordination-office', 'municipal-coordinator', 'administrator'],
  },
  {
    path: '/lehrgaenge',
    label: { de: 'Lehrgänge', en: 'Courses' },
    icon: 'calendar',
    roles: ['coordination-office', 'trainer'],
  },
  {
    path: '/bescheinigungen',
    label: { de: 'Bescheinigungen', en: 'Certificates' },
    icon: 'certificate',
    roles: ['coordination-office'],
  },
  {
    path: '/berichte',
    label: { de: 'Berichte', en: 'Reports' },
    icon: 'report',
    roles: ['coordination-office', 'municipal-coordinator', 'auditor'],
  },
  { path: '/import', label: { de: 'Import', en: 'Import' }, icon: 'upload', roles: ['coordination-office'] },
  {
    path: '/ordnungen',
    label: { de: 'Ordnungen', en: 'Rule sets' },
    icon: 'rules',
    roles: ['coordination-office'],
  },
  { path: '/konto', label: { de: 'Konto', en: 'Account' }, icon: 'account', roles: ['trainee', 'approver'] },
];

/** The entries for a person with these roles. Who holds no role is a trainee. */
export function navigationFor(roles: ReadonlySet<Role>): readonly NavigationItem[] {
  return items.filter((item) => item.roles.some((role) => (role === 'trainee' ? roles.size === 0 : roles.has(role))));
}

/** Where a person begins after signing in. */
export function startFor(roles: ReadonlySet<Role>): string {
  return navigationFor(roles)[0]?.path ?? '/mein-stand';
}
