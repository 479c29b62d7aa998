export type SendingReason = 'address' | 'server' | 'refused' | 'signIn' | 'other';

/** Why a mail did not leave, from the code that the mail server or the network gave. */
export function reasonOf(code: string): SendingReason {
  const [name = '', status = ''] = code.split(' ');
  if (name === 'EAUTH') return 'signIn';
  if (name === 'EENVELOPE' && status.startsWith('5')) return 'address';
  if (status !== '') return 'refused';
  return /^(ECONNECTION|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EDNS|ESOCKET|ENOTFOUND|ETLS)$/.test(name)
    ? 'server'
    : 'other';
}
