import { configuration } from './config.js';

export default {
  ...configuration('welcome', PAGE),
  // Not the one to Camunda's manual.
  links: [],
};
