import { preset } from '../../jest.preset.mjs';

export default preset('domain', import.meta.dirname);
