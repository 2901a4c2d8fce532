import { configuration } from './config.js';

export default configuration('admin', PAGE);
