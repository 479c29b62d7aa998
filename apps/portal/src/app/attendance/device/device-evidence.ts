import type { DeviceEvidence } from '@mittler/contract';
import { deviceId } from '../../shell/device/device-id';

/** Which device sends, and how far its clock is off: evidence, never the order of marks. */
export function deviceEvidence(clockSkew: number | null): DeviceEvidence {
  return { id: deviceId(), recordedAt: new Date().toISOString(), clockSkewMs: clockSkew };
}
