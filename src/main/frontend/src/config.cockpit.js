import { configuration } from './config.js';

export default configuration('cockpit', PAGE);
